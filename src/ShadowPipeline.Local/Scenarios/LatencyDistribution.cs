namespace ShadowPipeline.Local.Scenarios;

/// <summary>A log-normal latency: its median in microseconds and the standard deviation of its logarithm.</summary>
internal sealed record LatencyDistribution(double MedianMicros, double Sigma)
{
    public static LatencyDistribution Read(StrictObject json, LatencyDistribution fallback) => new(
        json.Number("medianMicros", fallback.MedianMicros, 1, 60_000_000),
        json.Number("sigma", fallback.Sigma, 0, 2));
}
