namespace ShadowPipeline.Bench;

/// <summary>What one case of a benchmark took.</summary>
/// <param name="Case">Its parameters.</param>
/// <param name="Min">Milliseconds.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="Max">Milliseconds.</param>
/// <param name="Allocated">Bytes an operation.</param>
/// <param name="Target">What it must keep, if anything.</param>
internal sealed record Measurement(string Case, double Min, double Median, double Max, long Allocated, SpeedTarget? Target)
{
    /// <summary>Whether the median or the memory passes the target.</summary>
    public bool Missed => Target is { } target && (Median > target.Milliseconds || Allocated > target.Bytes);
}

/// <summary>The most that a verdict may take.</summary>
internal sealed record SpeedTarget(double Milliseconds, long Bytes)
{
    private const int ManyCriteria = 20;
    private const long Memory = 50_000_000;

    /// <summary>The target of a case of the judge; null where there is none.</summary>
    public static SpeedTarget? Of(object? days, object? criteria) => (days, criteria) switch
    {
        (7, ManyCriteria) => new SpeedTarget(20, Memory),
        (30, ManyCriteria) => new SpeedTarget(100, Memory),
        _ => null,
    };
}
