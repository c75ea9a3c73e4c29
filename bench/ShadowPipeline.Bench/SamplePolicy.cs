using ShadowPipeline.Policies;

namespace ShadowPipeline.Bench;

/// <summary>A policy with as many criteria as are wanted, of every kind that the judge knows.</summary>
internal static class SamplePolicy
{
    private static readonly Criterion[] All =
    [
        Relative("ModelLatency", "p99"),
        Relative("ModelLatency", "Average"),
        Rate("Invocation5XXErrors"),
        Load("CPUUtilization", "Average"),
        Relative("ModelLatency", "p50"),
        Relative("ModelLatency", "p75"),
        Relative("ModelLatency", "p90"),
        Relative("ModelLatency", "p95"),
        Relative("ModelLatency", "p99.9"),
        Relative("OverheadLatency", "p50"),
        Relative("OverheadLatency", "p90"),
        Relative("OverheadLatency", "p99"),
        Relative("OverheadLatency", "Average"),
        Rate("Invocation4XXErrors"),
        Rate("InvocationModelErrors"),
        Load("CPUUtilization", "Maximum"),
        Load("MemoryUtilization", "Average"),
        Load("MemoryUtilization", "Maximum"),
        Load("DiskUtilization", "Average"),
        Load("DiskUtilization", "Maximum"),
    ];

    public static Policy With(int criteria) => new()
    {
        ModelPackageGroup = "fraud-detector",
        Endpoints = ["fraud-detector-prod"],
        Experiment = new ExperimentPolicy
        {
            Duration = PolicyDuration.Hours(24),
            RoleArn = "arn:aws:iam::111122223333:role/shadow-experiment",
        },
        Criteria = All[..criteria],
    };

    private static Criterion Relative(string metric, string statistic) => Of(metric, statistic, LimitKind.MaxIncreasePercent, 10);

    private static Criterion Rate(string metric) => Of(metric, "Rate", LimitKind.MaxIncrease, 0.01);

    private static Criterion Load(string metric, string statistic) => Of(metric, statistic, LimitKind.Max, 95);

    private static Criterion Of(string metric, string statistic, LimitKind kind, double value) =>
        new() { Metric = metric, Statistic = statistic, Limits = [new Limit(kind, value)] };
}
