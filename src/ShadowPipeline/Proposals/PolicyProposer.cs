using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Proposals;

/// <summary>Proposes a policy for an endpoint from its own recent metrics. Pure and deterministic.</summary>
public static class PolicyProposer
{
    // A day first: traffic has a daily cycle. A week at most: instances cost by the hour.
    private static readonly int[] Hours = [24, 48, 72, 120, 168];

    private static readonly double Confidence = new EvidencePolicy().Confidence;

    /// <summary>The proposal; without an hour of metrics with requests the usual limits, which is said.</summary>
    /// <param name="facts">What it is for.</param>
    /// <param name="minutes">
    /// Production's last day by the minute, the series of <see cref="ProposalQueries.All"/>; utilisation per core or GPU.
    /// </param>
    /// <param name="hours">Its last <see cref="ProposalQueries.Days"/> by the hour, likewise.</param>
    public static PolicyProposal Propose(ProposalFacts facts, MetricWindow minutes, MetricWindow hours)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(minutes);
        ArgumentNullException.ThrowIfNull(hours);
        if (RecentMetrics.Of(minutes, hours, Confidence) is not { } recent)
        {
            return UsualLimits.For(facts, "has less than an hour of recent metrics with requests");
        }

        var statistic = Candidates.PercentileFor(recent.RequestsPerMinute);
        var shortest = ProposedTest.Of(recent, facts, statistic, Hours[0], Confidence);
        var test = shortest;
        foreach (var length in Hours.Skip(1).TakeWhile(_ => !test.IsSharp))
        {
            test = ProposedTest.Of(recent, facts, statistic, length, Confidence);
        }

        return test.Limits.Count == 0 ? UsualLimits.For(facts, "has requests too rarely for any test of a week") : ProposalWriter.Write(facts, recent, test, shortest, Confidence);
    }
}
