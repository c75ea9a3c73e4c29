using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Metrics;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Functions.Measuring;

/// <summary>Reads production's recent minutes, as far back as the planned test is long, from 6 to 24 hours.</summary>
internal sealed class ProductionHistoryReader(IMetricReader metrics)
{
    private static readonly TimeSpan Least = TimeSpan.FromHours(6);
    private static readonly TimeSpan Most = TimeSpan.FromHours(24);

    /// <summary>One bounded read: the production variant's series of the policy's limits and guardrails.</summary>
    public async Task<MetricWindow> ReadAsync(Policy policy, ExperimentPlan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var length = plan.EndTime - plan.StartTime;
        var back = length < Least ? Least : length > Most ? Most : length;
        var until = now - ExperimentProgress.SettleDelay;
        var window = EvaluationWindow.Between(until - back, until, EvaluationWindow.Minute)!;
        var production = plan.ProductionVariant;
        var request = new MetricRequest(
            plan.EndpointName,
            production.Name,
            plan.ShadowVariant.Name,
            [.. MetricQueryPlan.For(policy).Where(query => query.Role == VariantRole.Production)],
            window.Start,
            window.End,
            EvaluationWindow.Minute);
        return Utilisation.PerUnit(await metrics.ReadAsync(request, cancellationToken), production.InstanceType, plan.ShadowVariant.InstanceType);
    }
}
