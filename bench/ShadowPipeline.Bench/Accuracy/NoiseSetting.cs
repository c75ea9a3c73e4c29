namespace ShadowPipeline.Bench.Accuracy;

/// <summary>How the paired log difference of the two variants' latencies varies when neither is slower.</summary>
/// <param name="Name">As in the tables.</param>
/// <param name="Correlation">From one minute to the next, of a first-order autoregression.</param>
/// <param name="White">Whether white measurement noise of the same standard deviation is added.</param>
/// <param name="Bursts">Whether each variant now and then is slow for a while, independently of the other.</param>
/// <param name="Missing">Whether minutes are missing.</param>
internal sealed record NoiseSetting(string Name, double Correlation, bool White = false, bool Bursts = false, bool Missing = false)
{
    public static IReadOnlyList<NoiseSetting> All { get; } =
    [
        new("0", 0),
        new("0.6", 0.6),
        new("0.9", 0.9),
        new("0.9+white", 0.9, White: true),
        new("bursts", 0.6, Bursts: true),
        new("missing", 0.6, Missing: true),
    ];
}
