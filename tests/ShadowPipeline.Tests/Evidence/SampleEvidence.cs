using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Judging;
using ShadowPipeline.Metrics;

namespace ShadowPipeline.Tests.Evidence;

/// <summary>A small test of three minutes in two parts.</summary>
internal static class SampleEvidence
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 6, 0, TimeSpan.Zero);
    public static readonly MetricQuery Latency = new(VariantRole.Production, "ModelLatency", "p99");
    public static readonly MetricQuery Cpu = new(VariantRole.Shadow, "CPUUtilization", "Maximum");

    public static EvidencePart First { get; } = Part(0, 2, [new(Start, 20_000.25), new(Start.AddMinutes(1), 1e-7)], [new(Start.AddMinutes(1), 140)]);

    public static EvidencePart Second { get; } = Part(2, 3, [new(Start.AddMinutes(2), 30_000)], []);

    public static EvidenceManifest Manifest { get; } = new()
    {
        RunId = "run",
        EndpointName = "endpoint",
        ProductionVariant = new VariantRecord("AllTraffic", "live", "ml.m5.xlarge", 2),
        ShadowVariant = new VariantRecord("run", "run", "ml.m5.2xlarge", 2),
        Context = new JudgeContext { SamplingPercentage = 50, EqualLoad = false, InstanceCount = 2 },
        Observed = new ObservedWindow(Start.AddSeconds(-59.5), Start.AddMinutes(3.5)),
        Window = new ObservedWindow(Start, Start.AddMinutes(3)),
        PeriodSeconds = 60,
        Purpose = EvidencePurpose.Verdict,
        PlannedLooks = 26,
        GuardrailsFrom = Start,
        PolicySha256 = new string('a', 64),
        Judge = new JudgeIdentity("judge", "1.2.3", 0),
        Parts =
        [
            new EvidencePartReference("60/20261120T0906Z.json.gz", Start, Start.AddMinutes(2), new string('b', 64), 200),
            new EvidencePartReference("60/20261120T0908Z.json.gz", Start.AddMinutes(2), Start.AddMinutes(3), new string('c', 64), 150),
        ],
    };

    public static EvidencePart Part(int from, int to, MetricPoint[] latency, MetricPoint[] cpu) => new()
    {
        RunId = "run",
        EndpointName = "endpoint",
        Start = Start.AddMinutes(from),
        End = Start.AddMinutes(to),
        Period = TimeSpan.FromMinutes(1),
        Series = new Dictionary<MetricQuery, IReadOnlyList<MetricPoint>> { [Cpu] = cpu, [Latency] = latency },
    };
}
