namespace ShadowPipeline.Policies;

/// <summary>What a valid policy may not do as its author expects.</summary>
public static class PolicyAdvice
{
    // A new variant's instances take as long as this to serve.
    private const int MinutesToStart = 15;

    /// <summary>One plain sentence for each thing worth a second look; empty when there is none.</summary>
    /// <param name="policy">A valid policy.</param>
    public static IReadOnlyList<string> For(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return [.. Load(policy), .. Extensions(policy), .. Time(policy), .. Margins(policy)];
    }

    private static IEnumerable<string> Load(Policy policy)
    {
        var experiment = policy.Experiment;
        var unequal = experiment.SamplingPercentage < 100 || experiment.InstanceType is not null || experiment.InstanceCount is not null;
        if (!unequal || policy.Evidence.AllowUnequalLoad)
        {
            yield break;
        }

        var affected = policy.Criteria.Where(NeedsEqualLoad)
            .Select(criterion => $"{criterion.Metric} {criterion.Statistic}")
            .Distinct()
            .ToList();
        if (affected.Count > 0)
        {
            var cause = experiment.SamplingPercentage < 100
                ? $"At {experiment.SamplingPercentage} % sampling"
                : "With an instance type or count unlike production's";
            yield return $"{cause} the variants carry unequal load, so {string.Join(", ", affected)} cannot conclude unless evidence.allowUnequalLoad is true.";
        }
    }

    private static bool NeedsEqualLoad(Criterion criterion) =>
        MetricCatalog.Find(criterion.Metric)?.Kind == MetricKind.Utilisation
        || criterion.Statistic is "Maximum"
        || criterion.Statistic.StartsWith('p');

    private static IEnumerable<string> Extensions(Policy policy)
    {
        var extends = policy.OnInsufficientEvidence == InsufficientEvidenceAction.Extend;
        if (extends && policy.MaxExtensions == 0)
        {
            yield return "onInsufficientEvidence is extend, but maxExtensions is 0, so no test is extended.";
        }

        if (!extends && policy.MaxExtensions > 0)
        {
            yield return $"maxExtensions is {policy.MaxExtensions}, but onInsufficientEvidence is reject, so no test is extended.";
        }

        if (extends && policy.MaxExtensions > 0 && policy.Experiment.Duration.Value >= Durations.LongestTest)
        {
            yield return "A test of 30 days cannot be extended.";
        }
    }

    private static IEnumerable<string> Time(Policy policy)
    {
        var (least, periods) = (policy.Evidence.MinPeriods, TestWindow.Periods(policy.Experiment.Duration.Value));
        if (least > Math.Min(periods * 0.9, periods - MinutesToStart))
        {
            yield return $"evidence.minPeriods is {least} of at most {periods} periods: "
                + "the minutes that the shadow variant takes to start may leave too few.";
        }
    }

    private static IEnumerable<string> Margins(Policy policy)
    {
        foreach (var criterion in policy.Criteria)
        {
            foreach (var limit in criterion.Limits.Where(limit => limit is { Value: 0, Kind: not LimitKind.Max }))
            {
                yield return $"{criterion.Metric} {criterion.Statistic} {PolicyWords.Limits.Of(limit.Kind)} is 0: only a candidate that is "
                    + "measurably better than production keeps it; one that is as good never does.";
            }
        }
    }
}
