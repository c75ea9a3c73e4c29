using ShadowPipeline.Policies;

namespace ShadowPipeline.Proposals;

/// <summary>A test of one length and the limits that it can conclude.</summary>
/// <param name="Hours">Its length.</param>
/// <param name="Limits">The limits, the most telling first.</param>
/// <param name="Missing">What it cannot conclude, e.g. <c>ModelLatency p99</c>.</param>
internal sealed record ProposedTest(int Hours, IReadOnlyList<ProposedLimit> Limits, IReadOnlyList<string> Missing)
{
    private const double SharpPercent = 20;
    private const double SharpRate = 0.005;

    public TimeSpan Duration => TimeSpan.FromHours(Hours);

    /// <summary>Whether a longer test would be worth its instances only for finer limits than most need.</summary>
    public bool IsSharp => Missing.Count == 0
        && Limits.All(one => one.Limit.Kind switch
        {
            LimitKind.MaxIncreasePercent => one.Limit.Value <= SharpPercent,
            LimitKind.MaxIncrease => one.Limit.Value <= SharpRate,
            _ => true,
        });

    public static ProposedTest Of(RecentMetrics recent, ProposalFacts facts, string statistic, int hours, double confidence)
    {
        var duration = TimeSpan.FromHours(hours);
        var missing = new List<string>();
        var limits = new List<ProposedLimit>();
        foreach (var each in (string[])[statistic, Metrics.MetricQueryPlan.Average])
        {
            Take($"{Candidates.Latency} {each}", ProposedLimit.Latency(recent, facts, each, duration, confidence));
        }

        Take($"{Candidates.ServerErrors} {MetricCatalog.Rate}", ProposedLimit.Rate(recent, duration, confidence));

        // What production does not publish, or is too busy for, no length of the test mends.
        limits.AddRange(Candidates.Utilisations.Select(metric => ProposedLimit.Utilisation(recent, metric, duration)).OfType<ProposedLimit>());
        return new ProposedTest(hours, limits, missing);

        void Take(string name, ProposedLimit? limit)
        {
            if (limit is null)
            {
                missing.Add(name);
            }
            else
            {
                limits.Add(limit);
            }
        }
    }
}
