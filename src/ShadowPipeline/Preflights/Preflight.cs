using ShadowPipeline.Judging;
using ShadowPipeline.Judging.Statistics;
using ShadowPipeline.Metrics;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Preflights;

/// <summary>Foresees before a test what it can show and what it costs. Pure and deterministic.</summary>
public static class Preflight
{
    /// <summary>The forecast of a plan.</summary>
    /// <param name="policy">A valid policy.</param>
    /// <param name="plan">The planned test.</param>
    /// <param name="production">
    /// Production's recent metrics under <see cref="VariantRole.Production"/>, the series that <see cref="MetricQueryPlan"/> names; utilisation
    /// per core or GPU. Without requests nothing can be foreseen.
    /// </param>
    /// <param name="prices">What instances cost.</param>
    public static PreflightReport Foresee(Policy policy, ExperimentPlan plan, MetricWindow production, PriceTable prices)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(production);
        ArgumentNullException.ThrowIfNull(prices);
        var outline = Outline(policy, plan, prices);
        return ProductionHistory.Of(production) is { } history && history.Span >= ProductionHistory.Least
            ? new PlanForecast(policy, plan, history, outline.Confidence).Complete(outline)
            : outline;
    }

    /// <summary>
    /// Whether the policy refuses the test: it requires a conclusive plan and this one is known not to be. What is not known is no reason to
    /// refuse, because a new endpoint could then never be tested; it is said instead.
    /// </summary>
    /// <param name="policy">A valid policy.</param>
    /// <param name="report">The plan's forecast.</param>
    public static bool Refuses(Policy policy, PreflightReport report)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(report);
        return policy.RequireConclusive && report.Outlook == Outlook.Inconclusive;
    }

    // All that needs no metrics.
    private static PreflightReport Outline(Policy policy, ExperimentPlan plan, PriceTable prices)
    {
        var duration = plan.EndTime - plan.StartTime;
        var hours = plan.ShadowVariant.InstanceCount * duration.TotalHours;
        return new PreflightReport
        {
            Duration = duration,
            Confidence = ErrorSpending.Of(policy).PerLook,
            HistoryStart = null,
            HistoryEnd = null,
            ProductionInvocations = null,
            ShadowInvocations = null,
            InstanceHours = Significant.Round(hours) ?? 0,
            EstimatedUsd = prices.Cost(plan.ShadowVariant.InstanceType, hours),
            PricesAsOf = prices.AsOf,
            InstanceType = plan.ShadowVariant.InstanceType,
            Limits = [],
            Outlook = Outlook.Unknown,
            DurationNeeded = null,
            Problems =
            [
                $"Whether this test can conclude is not known: {plan.EndpointName} has less than an hour of recent metrics of requests to {plan.ProductionVariant.Name}.",
            ],
            Notes = [.. MachineNotes(policy, plan)],
        };
    }

    // However long a test lasts, it compares two fleets.
    private static IEnumerable<string> MachineNotes(Policy policy, ExperimentPlan plan)
    {
        var instances = Math.Max(1, Math.Min(plan.ProductionVariant.InstanceCount, plan.ShadowVariant.InstanceCount));
        return MachineNoise.Below(policy, instances) is { } margin ? [MachineNoise.Describe(margin, instances) + "."] : [];
    }
}
