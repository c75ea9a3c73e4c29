using ShadowPipeline.Policies;

namespace ShadowPipeline.Metrics;

/// <summary>What a policy's limits rest on and a window was never asked for: such limits can only be Inconclusive.</summary>
public static class MissingSeries
{
    /// <summary>Each missing series once, in the policy's order.</summary>
    /// <param name="policy">A valid policy.</param>
    /// <param name="window">The series that there are.</param>
    public static IReadOnlyList<MetricQuery> Of(Policy policy, MetricWindow window)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(window);
        var wanted = policy.Criteria.SelectMany(criterion => criterion.Limits.SelectMany(limit => Needed(criterion, limit.Kind)))
            .Concat(policy.Guardrails.Select(guardrail => new MetricQuery(VariantRole.Shadow, guardrail.Metric, guardrail.Statistic)));
        return [.. wanted.SelectMany(query => Lacking(query, window)).Distinct()];
    }

    private static IEnumerable<MetricQuery> Needed(Criterion criterion, LimitKind kind)
    {
        VariantRole[] roles = kind == LimitKind.Max ? [VariantRole.Shadow] : [VariantRole.Production, VariantRole.Shadow];
        return roles.Select(role => new MetricQuery(role, criterion.Metric, criterion.Statistic));
    }

    // An Average comes from Sum and SampleCount or, where those are not there, stands for itself.
    private static MetricQuery[] Lacking(MetricQuery query, MetricWindow window)
    {
        var series = query.Statistic == MetricQueryPlan.Rate ? query with { Statistic = MetricQueryPlan.Sum } : query;
        var known = window.Series.ContainsKey(series)
            || (query.Statistic == MetricQueryPlan.Average && window.Series.ContainsKey(query with { Statistic = MetricQueryPlan.SampleCount }));
        return known ? [] : [series];
    }
}
