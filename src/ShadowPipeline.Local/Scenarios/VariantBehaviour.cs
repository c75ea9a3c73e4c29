namespace ShadowPipeline.Local.Scenarios;

/// <summary>How a variant answers: latencies, errors, utilisation, and what goes wrong with it.</summary>
/// <param name="Latency">The model's latency.</param>
/// <param name="Overhead">SageMaker's own latency.</param>
/// <param name="Error4xxRate">Share of requests answered with a 4xx.</param>
/// <param name="Error5xxRate">Share of requests answered with a 5xx.</param>
/// <param name="ModelErrorRate">Share of requests that fail in the model besides those.</param>
/// <param name="Cpu">Percent of each core at mean load.</param>
/// <param name="Memory">Percent of memory.</param>
/// <param name="Disk">Percent of disk.</param>
/// <param name="Faults">What goes wrong, in time since the experiment began to run.</param>
internal sealed record VariantBehaviour(
    LatencyDistribution Latency,
    LatencyDistribution Overhead,
    double Error4xxRate,
    double Error5xxRate,
    double ModelErrorRate,
    double Cpu,
    double Memory,
    double Disk,
    IReadOnlyList<Fault> Faults)
{
    public static VariantBehaviour Default { get; } =
        new(new LatencyDistribution(20_000, 0.25), new LatencyDistribution(2_000, 0.2), 0.0005, 0, 0, 35, 40, 12, []);

    public static VariantBehaviour Read(StrictObject json, VariantBehaviour fallback) => new(
        json.Nested("latency", node => LatencyDistribution.Read(node, fallback.Latency)),
        json.Nested("overhead", node => LatencyDistribution.Read(node, fallback.Overhead)),
        json.Number("error4xxRate", fallback.Error4xxRate, 0, 1),
        json.Number("error5xxRate", fallback.Error5xxRate, 0, 1),
        json.Number("modelErrorRate", fallback.ModelErrorRate, 0, 1),
        json.Number("cpu", fallback.Cpu, 0, 100),
        json.Number("memory", fallback.Memory, 0, 100),
        json.Number("disk", fallback.Disk, 0, 100),
        json.Each("faults", Fault.Read) ?? fallback.Faults);
}
