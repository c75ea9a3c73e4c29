using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>
/// Whether there is enough evidence to judge a limit at all. Where there is not, the outcome is Inconclusive even when the bounds lie
/// beyond the limit: a test that did not test says nothing, in either direction. Where there is, a Fail stands.
/// </summary>
internal sealed class EvidenceRules(EvidencePolicy evidence, JudgeContext context, SeriesWindow window)
{
    private const double LeastShare = 0.5;
    private const double GreatestShare = 1.5;

    /// <summary>Production's invocations in the window.</summary>
    public long Production { get; } = Invocations(window, VariantRole.Production);

    /// <summary>The shadow's invocations in the window.</summary>
    public long Shadow { get; } = Invocations(window, VariantRole.Shadow);

    /// <summary>What is missing, as one sentence, or null. What concerns the whole test comes before what concerns one limit.</summary>
    public string? Missing(string metric, string statistic, int usable) =>
        Traffic() ?? UnequalLoad(metric, statistic) ?? Periods($"{metric} {statistic}", usable);

    private string? Traffic()
    {
        var expected = Production * (context.SamplingPercentage / 100.0);
        if (expected > 0 && (Shadow < LeastShare * expected || Shadow > GreatestShare * expected))
        {
            return $"The shadow variant received {Figures.Whole(Shadow)} invocations where {Figures.Plain(context.SamplingPercentage)} % of "
                + $"production's {Figures.Whole(Production)} were to be copied: the test did not test the candidate";
        }

        return Math.Min(Production, Shadow) >= evidence.MinInvocations
            ? null
            : $"Production received {Figures.Whole(Production)} invocations and the shadow variant {Figures.Whole(Shadow)}, "
                + $"at least {Figures.Whole(evidence.MinInvocations)} each are needed";
    }

    private string? UnequalLoad(string metric, string statistic) =>
        context.EqualLoad || evidence.AllowUnequalLoad || !Comparisons.NeedsEqualLoad(metric, statistic)
            ? null
            : $"{metric} {statistic} says nothing because the shadow variant carried another load than production "
                + "(other instances, or not every request copied) and evidence.allowUnequalLoad is false";

    private string? Periods(string name, int usable)
    {
        if (usable == 0)
        {
            return $"{name} has no usable data in any of {Figures.Whole(window.Periods)} periods" + Spoiled();
        }

        if (usable < evidence.MinPeriods)
        {
            return $"{name} has {Figures.Whole(usable)} usable periods, at least {Figures.Whole(evidence.MinPeriods)} are needed" + Spoiled();
        }

        var missing = 1 - ((double)usable / window.Periods);
        return missing <= evidence.MaxMissingShare
            ? null
            : $"{name} lacks {Figures.Whole(window.Periods - usable)} of {Figures.Whole(window.Periods)} periods "
                + $"({Figures.Plain(100 * missing)} %), at most {Figures.Plain(100 * evidence.MaxMissingShare)} % may be missing" + Spoiled();
    }

    private string Spoiled() => (window.Conflicts, window.Refused) switch
    {
        (0, 0) => "",
        var (conflicts, refused) => $" ({Figures.Whole(conflicts)} periods in all series had contradicting points, "
            + $"{Figures.Whole(refused)} points were not finite or negative)",
    };

    private static long Invocations(SeriesWindow window, VariantRole role) =>
        (long)Math.Round(Math.Min(window.Total(role, MetricQueryPlan.Invocations, MetricQueryPlan.Sum), long.MaxValue / 2));
}
