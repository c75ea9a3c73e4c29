namespace ShadowPipeline.Bench.ColdStart;

/// <summary>All starts of one program.</summary>
internal sealed record Figures(Candidate Candidate, IReadOnlyList<Start> Starts)
{
    public double MedianToRequest => Median(Starts.Select(one => one.ToRequest));

    public double MedianToResponse => Median(Starts.Select(one => one.ToResponse));

    public double LeastToRequest => Starts.Min(one => one.ToRequest);

    public double LeastToResponse => Starts.Min(one => one.ToResponse);

    public IReadOnlyList<double> Warm { get; } = [.. Starts.SelectMany(one => one.Warm).Order()];

    public double MedianMemory => Median(Starts.Select(one => one.Memory)) / 1e6;

    public double MostMemory => Starts.Select(one => one.WarmMemory).Aggregate(Math.Max) / 1e6;

    /// <summary>The value that this share of the invocations does not pass.</summary>
    public double WarmQuantile(double share) => Warm.Count == 0 ? double.NaN : Warm[(int)Math.Ceiling(share * Warm.Count) - 1];

    /// <summary>NaN where any value is: what was not measured is not averaged away.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 || double.IsNaN(sorted[0]) ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
