using ShadowPipeline.Judging;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Preflights;

/// <summary>
/// Two identical machines differ: no test of one fleet against another resolves less than that, however long it lasts. Measured on 449 pairs
/// of long-lived virtual machines of one type in a public cloud's data set; the mean over a fleet differs less by the root of its size.
/// </summary>
internal static class MachineNoise
{
    private const double Median = 1.4;
    private const double NinthDecile = 8.1;

    /// <summary>One sentence for each relative limit on latency or utilisation that two fleets of that size may break by themselves.</summary>
    public static IEnumerable<string> Notes(Policy policy, ExperimentPlan plan)
    {
        var instances = Math.Min(plan.ProductionVariant.InstanceCount, plan.ShadowVariant.InstanceCount);
        var decile = NinthDecile / Math.Sqrt(Math.Max(1, instances));
        var tight = policy.Criteria
            .Where(criterion => Comparisons.Of(criterion.Metric, criterion.Statistic) is Comparison.Latency or Comparison.Utilisation)
            .SelectMany(criterion => criterion.Limits.Select(limit => (criterion.Metric, criterion.Statistic, Limit: limit)))
            .Where(one => one.Limit.Kind == LimitKind.MaxIncreasePercent && one.Limit.Value < decile)
            .Select(one => $"{one.Metric} {one.Statistic} (limit {Figures.Plain(one.Limit.Value)} %)")
            .ToList();
        if (tight.Count > 0)
        {
            var fleet = instances == 1 ? "" : $"; fleets of {instances} by {Figures.Plain(decile)} %";
            yield return $"Two identical machines differ by {Figures.Plain(Median)} % as a rule and by more than {Figures.Plain(NinthDecile)} % in one case of ten{fleet}: "
                + $"{string.Join(", ", tight)} may judge the machines rather than the model.";
        }
    }
}
