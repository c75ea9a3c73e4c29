using ShadowPipeline.Policies;

namespace ShadowPipeline.Metrics;

/// <summary>Which series a policy's limits and guardrails rest on.</summary>
public static class MetricQueryPlan
{
    /// <summary>The metric that counts requests to a variant.</summary>
    public const string Invocations = "Invocations";

    /// <summary>The statistic of a policy that is a metric's Sum over Invocations' Sum.</summary>
    public const string Rate = "Rate";

    /// <summary>The CloudWatch statistic that is the mean of all samples.</summary>
    public const string Average = "Average";

    /// <summary>The CloudWatch statistic that adds up all samples.</summary>
    public const string Sum = "Sum";

    /// <summary>The CloudWatch statistic that counts samples.</summary>
    public const string SampleCount = "SampleCount";

    /// <summary>
    /// All series that the judge and the guardrails need, each once: Invocations first, then in the policy's order, and of each the
    /// production variant before the shadow. An Average is asked for as Sum and SampleCount, because averages of periods cannot be
    /// combined.
    /// </summary>
    public static IReadOnlyList<MetricQuery> For(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Plan(policy.Criteria.Select(criterion => (criterion.Metric, criterion.Statistic)).Concat(GuardrailsOf(policy)));
    }

    /// <summary>The series that the guardrails alone need, with Invocations, in the same order.</summary>
    public static IReadOnlyList<MetricQuery> ForGuardrails(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Plan(GuardrailsOf(policy));
    }

    private static IEnumerable<(string Metric, string Statistic)> GuardrailsOf(Policy policy) =>
        policy.Guardrails.Select(guardrail => (guardrail.Metric, guardrail.Statistic));

    private static IReadOnlyList<MetricQuery> Plan(IEnumerable<(string Metric, string Statistic)> wanted) =>
        [.. wanted.SelectMany(one => SeriesOf(one.Metric, one.Statistic))
            .Prepend((Metric: Invocations, Statistic: Sum))
            .Distinct()
            .SelectMany(one => new[]
            {
                new MetricQuery(VariantRole.Production, one.Metric, one.Statistic),
                new MetricQuery(VariantRole.Shadow, one.Metric, one.Statistic),
            })];

    private static (string Metric, string Statistic)[] SeriesOf(string metric, string statistic) => statistic switch
    {
        Rate => [(metric, Sum)],
        Average => [(metric, Sum), (metric, SampleCount)],
        _ => [(metric, statistic)],
    };
}
