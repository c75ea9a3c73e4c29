using ShadowPipeline.Judging;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Judging;

/// <summary>Builds windows with known truth. Nothing here is random unless a test passes a seed.</summary>
internal sealed class SampleWindow(int periods)
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<MetricQuery, IReadOnlyList<MetricPoint>> _series = [];

    public static JudgeContext EqualLoad { get; } = new() { SamplingPercentage = 100, EqualLoad = true };

    /// <summary>Both variants with 20 invocations a minute.</summary>
    public static SampleWindow Of(int periods, double invocations = 20) => new SampleWindow(periods)
        .Both("Invocations", "Sum", _ => invocations);

    public SampleWindow Series(VariantRole role, string metric, string statistic, Func<int, double?> value)
    {
        _series[new MetricQuery(role, metric, statistic)] = [.. Enumerable.Range(0, periods)
            .Select(minute => (Minute: minute, Value: value(minute)))
            .Where(point => point.Value is not null)
            .Select(point => new MetricPoint(Start.AddMinutes(point.Minute), point.Value!.Value))];
        return this;
    }

    public SampleWindow Production(string metric, string statistic, Func<int, double?> value) => Series(VariantRole.Production, metric, statistic, value);

    public SampleWindow Shadow(string metric, string statistic, Func<int, double?> value) => Series(VariantRole.Shadow, metric, statistic, value);

    public SampleWindow Both(string metric, string statistic, Func<int, double?> value) =>
        Production(metric, statistic, value).Shadow(metric, statistic, value);

    public MetricWindow Build() => new()
    {
        Start = Start,
        End = Start.AddMinutes(periods),
        Period = TimeSpan.FromMinutes(1),
        Series = _series,
    };

    public static Policy PolicyOf(params Criterion[] criteria) => new()
    {
        ModelPackageGroup = "fraud-detector",
        Endpoints = ["fraud-detector-prod"],
        Experiment = new ExperimentPolicy { Duration = PolicyDuration.Hours(24), RoleArn = "arn:aws:iam::111122223333:role/shadow-experiment" },
        Criteria = criteria,
    };

    public static Criterion CriterionOf(string metric, string statistic, params Limit[] limits) =>
        new() { Metric = metric, Statistic = statistic, Limits = limits };

    public static Limit Percent(double value) => new(LimitKind.MaxIncreasePercent, value);

    public static Limit Increase(double value) => new(LimitKind.MaxIncrease, value);

    public static Limit Max(double value) => new(LimitKind.Max, value);
}
