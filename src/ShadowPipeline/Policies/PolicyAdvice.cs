using ShadowPipeline.Validation;

namespace ShadowPipeline.Policies;

/// <summary>What a valid policy may not do as its author expects: warnings, where <see cref="PolicyReader"/> finds errors.</summary>
public static class PolicyAdvice
{
    private const string ServerErrors = "Invocation5XXErrors";

    /// <summary>Each thing worth a second look, at its path; empty when there is none.</summary>
    /// <param name="policy">A valid policy.</param>
    public static IReadOnlyList<Problem> For(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return [.. Load(policy), .. MarginAdvice.For(policy), .. Errors(policy), .. WindowAdvice.For(policy), .. Extensions(policy)];
    }

    private static IEnumerable<Problem> Load(Policy policy)
    {
        var experiment = policy.Experiment;
        var (path, found) = experiment switch
        {
            { SamplingPercentage: < 100 and var share } => ("$.experiment.samplingPercentage", $"is {share}"),
            { InstanceType: { } type } => ("$.experiment.instanceType", $"is {JsonQuote.Of(type)}, which may not be production's"),
            { InstanceCount: { } count } => ("$.experiment.instanceCount", $"is {count}, which may not be production's"),
            _ => ("", ""),
        };
        var affected = policy.Criteria.Where(NeedsEqualLoad).Select(criterion => $"{criterion.Metric} {criterion.Statistic}").Distinct().ToList();
        if (path.Length > 0 && affected.Count > 0 && !policy.Evidence.AllowUnequalLoad)
        {
            yield return new Problem(
                path, $"{found}: under unequal load {string.Join(", ", affected)} cannot conclude unless evidence.allowUnequalLoad is true");
        }
    }

    private static bool NeedsEqualLoad(Criterion criterion) =>
        MetricCatalog.Find(criterion.Metric)?.Kind == MetricKind.Utilisation
        || criterion.Statistic is "Maximum"
        || criterion.Statistic.StartsWith('p');

    private static IEnumerable<Problem> Errors(Policy policy)
    {
        if (!policy.Criteria.Select(criterion => criterion.Metric).Concat(policy.Guardrails.Select(guardrail => guardrail.Metric)).Contains(ServerErrors))
        {
            yield return new Problem(
                "$.criteria", $"set no limit on {ServerErrors}, and no guardrail watches it: a candidate that fails requests could still be promoted");
        }
    }

    private static IEnumerable<Problem> Extensions(Policy policy)
    {
        var extends = policy.OnInsufficientEvidence == InsufficientEvidenceAction.Extend;
        if (extends && policy.MaxExtensions == 0)
        {
            yield return new Problem("$.maxExtensions", "is 0, but onInsufficientEvidence is extend: no test is extended");
        }

        if (!extends && policy.MaxExtensions > 0)
        {
            yield return new Problem("$.maxExtensions", $"is {policy.MaxExtensions}, but onInsufficientEvidence is reject: no test is extended");
        }

        if (extends && policy.MaxExtensions > 0 && policy.Experiment.Duration.Value >= Durations.LongestTest)
        {
            yield return new Problem("$.maxExtensions", $"is {policy.MaxExtensions}, but a test of 30 days cannot be extended");
        }
    }
}
