namespace ShadowPipeline.Local.Scenarios;

/// <summary>Something that goes wrong with a variant, from so long after the experiment began to run.</summary>
/// <param name="After">Onset, since the experiment began to run.</param>
/// <param name="For">How long it lasts; null until the end.</param>
/// <param name="LatencyFactor">Multiplies every latency.</param>
/// <param name="TailFactor">Multiplies the latency of the slowest requests.</param>
/// <param name="TailShare">Which share of requests the tail is.</param>
/// <param name="Error4xxRate">Further 4xx answers, as a share of requests.</param>
/// <param name="Error5xxRate">Further 5xx answers, as a share of requests.</param>
/// <param name="ModelErrorRate">Further model errors, as a share of requests.</param>
/// <param name="CpuFactor">Multiplies the CPU utilisation.</param>
/// <param name="MemoryFactor">Multiplies the memory utilisation.</param>
/// <param name="TrafficFactor">Multiplies the requests that reach the variant, 0 to 1.</param>
internal sealed record Fault(
    TimeSpan After,
    TimeSpan? For,
    double LatencyFactor,
    double TailFactor,
    double TailShare,
    double Error4xxRate,
    double Error5xxRate,
    double ModelErrorRate,
    double CpuFactor,
    double MemoryFactor,
    double TrafficFactor)
{
    public static Fault Read(StrictObject json) => new(
        json.Duration("after", TimeSpan.Zero)!.Value,
        json.Duration("for", null),
        json.Number("latencyFactor", 1, 0.01, 100),
        json.Number("tailFactor", 1, 0.01, 100),
        json.Number("tailShare", 0.05, 0, 1),
        json.Number("error4xxRate", 0, 0, 1),
        json.Number("error5xxRate", 0, 0, 1),
        json.Number("modelErrorRate", 0, 0, 1),
        json.Number("cpuFactor", 1, 0, 100),
        json.Number("memoryFactor", 1, 0, 100),
        json.Number("trafficFactor", 1, 0, 1));

    /// <summary>Whether the fault is there, so long after the experiment began to run.</summary>
    public bool IsActiveAfter(TimeSpan elapsed) => elapsed >= After && (For is null || elapsed < After + For.Value);
}
