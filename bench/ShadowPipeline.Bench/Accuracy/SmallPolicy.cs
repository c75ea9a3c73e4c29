using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>Policies of one criterion, with evidence rules that fit the length of the windows.</summary>
internal static class SmallPolicy
{
    public const string Latency = "ModelLatency";
    public const string ServerErrors = "Invocation5XXErrors";

    private const int FewestMinutes = 30;

    private static readonly Criterion Unused = Of(ServerErrors, MetricQueryPlan.Rate, LimitKind.Max, 1);

    public static Policy For(Measure measure, double margin, double maxMissingShare = 0.3) => With(maxMissingShare, measure switch
    {
        Measure.Percentile => Of(Latency, "p99", LimitKind.MaxIncreasePercent, margin),
        Measure.Average => Of(Latency, MetricQueryPlan.Average, LimitKind.MaxIncreasePercent, margin),
        Measure.Errors => Of(ServerErrors, MetricQueryPlan.Rate, LimitKind.MaxIncrease, margin),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
    });

    public static Policy Guarded(Guardrail guardrail) => With(0.3, Unused) with { Guardrails = [guardrail] };

    private static Policy With(double maxMissingShare, Criterion criterion) => new()
    {
        ModelPackageGroup = "fraud-detector",
        Endpoints = ["fraud-detector-prod"],
        Experiment = new ExperimentPolicy
        {
            Duration = PolicyDuration.Hours(24),
            RoleArn = "arn:aws:iam::111122223333:role/shadow-experiment",
        },
        Criteria = [criterion],
        Evidence = new EvidencePolicy { MinInvocations = 1, MinPeriods = FewestMinutes, MaxMissingShare = maxMissingShare },
    };

    private static Criterion Of(string metric, string statistic, LimitKind kind, double value) =>
        new() { Metric = metric, Statistic = statistic, Limits = [new Limit(kind, value)] };
}
