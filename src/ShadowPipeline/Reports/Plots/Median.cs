namespace ShadowPipeline.Reports.Plots;

/// <summary>The middle of values.</summary>
internal static class Median
{
    /// <summary>The middle one, or the mean of the middle two; NaN of none.</summary>
    public static double Of(double[] values)
    {
        if (values.Length == 0)
        {
            return double.NaN;
        }

        Array.Sort(values);
        var half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
