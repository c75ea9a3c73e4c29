using ShadowPipeline.Judging;
using ShadowPipeline.Metrics;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Preflights;

/// <summary>What an endpoint's own recent metrics say of a policy: the preflight of every test under it, without a candidate.</summary>
/// <param name="Errors">What no test on this endpoint can judge, at its path.</param>
/// <param name="Warnings">What a test cannot be expected to conclude, at its path.</param>
public sealed record PolicyOutlook(IReadOnlyList<Problem> Errors, IReadOnlyList<Problem> Warnings)
{
    /// <summary>Looks at a policy beside an endpoint.</summary>
    /// <param name="policy">A valid policy.</param>
    /// <param name="endpointName">One of its endpoints.</param>
    /// <param name="instanceType">Production's instance type.</param>
    /// <param name="instanceCount">Production's instances.</param>
    /// <param name="production">Production's recent metrics, as for <see cref="Preflight"/>.</param>
    public static PolicyOutlook Of(Policy policy, string endpointName, string instanceType, int instanceCount, MetricWindow production)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(production);
        var path = JsonPath.Item("$.endpoints", policy.Endpoints.ToList().IndexOf(endpointName));
        if (ProductionHistory.Of(production) is not { } history || history.Span < ProductionHistory.Least)
        {
            return new PolicyOutlook([], [new Problem(path, $"is \"{endpointName}\", which has less than an hour of recent metrics with requests: whether a test can conclude is not known")]);
        }

        var experiment = policy.Experiment;
        var alike = (experiment.InstanceType ?? instanceType) == instanceType && (experiment.InstanceCount ?? instanceCount) == instanceCount;
        var load = new PlannedLoad(experiment.SamplingPercentage / 100.0, alike && experiment.SamplingPercentage == 100);
        var limits = LimitsOf(policy, load, history);
        var missing = limits.Where(one => Absent(history, one.Metric, one.Statistic)).ToList();
        var open = limits.Except(missing).Where(one => one.Forecaster.At(experiment.Duration.Value).Outlook == Outlook.Inconclusive).ToList();
        return new PolicyOutlook(
            [.. missing.Select(one => new Problem(one.Path, $"limits {one.Metric}, which {endpointName} on {instanceType} does not publish, so nothing could ever be promoted"))],
            [
                .. TooFew(policy, endpointName, history, load),
                .. open.Select(one => new Problem(one.Path, $"on {endpointName}: {one.Forecaster.At(experiment.Duration.Value).Reason}{Instead(one.Forecaster, experiment.Duration.Value)}")),
            ]);
    }

    private static IReadOnlyList<(string Path, string Metric, string Statistic, LimitForecaster Forecaster)> LimitsOf(
        Policy policy, PlannedLoad load, ProductionHistory history) =>
        [.. policy.Criteria.SelectMany((criterion, index) => criterion.Limits.Select(limit => (
            JsonPath.Member(JsonPath.Item("$.criteria", index), PolicyWords.Limits.Of(limit.Kind)),
            criterion.Metric,
            criterion.Statistic,
            new LimitForecaster(policy, load, history, ErrorSpending.Of(policy).PerLook, criterion.Metric, criterion.Statistic, limit))))];

    private static bool Absent(ProductionHistory history, string metric, string statistic) =>
        Summarise.For(history.Alone, metric, statistic, new Limit(LimitKind.Max, 1)).Usable == 0;

    private static string Instead(LimitForecaster forecaster, TimeSpan planned) =>
        Spans.Offered.Where(span => span > planned).Cast<TimeSpan?>().FirstOrDefault(span => forecaster.At(span!.Value).Outlook == Outlook.Conclusive) is { } enough
            ? $"; a test of {Spans.Text(enough)} could conclude"
            : "; no test of up to 30d could conclude";

    private static IEnumerable<Problem> TooFew(Policy policy, string endpointName, ProductionHistory history, PlannedLoad load)
    {
        var expected = history.InvocationsPerMinute * load.SamplingShare * Extensions.Longest(policy).TotalMinutes;
        if (expected < policy.Evidence.MinInvocations)
        {
            yield return new Problem(
                "$.evidence.minInvocations",
                $"is {policy.Evidence.MinInvocations}, but the shadow variant of {endpointName} can expect about {Figures.Whole((long)expected)} invocations in "
                + $"{Spans.Text(Extensions.Longest(policy))}, as its traffic is now");
        }
    }
}
