namespace ShadowPipeline.Reports.Plots;

/// <summary>A variant over time in buckets: the least, middle and greatest value of each; NaN where there is none.</summary>
internal sealed record Band(double[] Low, double[] Middle, double[] High)
{
    /// <summary>Whether there is any value.</summary>
    public bool IsEmpty => Array.TrueForAll(Middle, double.IsNaN);
}
