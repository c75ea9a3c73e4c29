using ShadowPipeline.Decisions;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>
/// Decides from metric series alone whether a candidate is no worse than production within every limit of a policy. Pure and
/// deterministic: the same series, policy and context give the same verdict on any machine. A limit is a margin, and each is judged by
/// one-sided bounds at the policy's confidence: that one limit suffices to refuse keeps the chance of a wrong Promote at most that of
/// one limit, however many there are.
/// </summary>
public static class Judge
{
    /// <summary>Which judge this is. Another version may judge otherwise; the seed is 0 because nothing is drawn.</summary>
    public static JudgeIdentity Identity { get; } = JudgeVersion.Current.Identity;

    /// <summary>Judges one window: align and validate, summarise, judge each limit, aggregate, verdict.</summary>
    /// <param name="policy">A valid policy.</param>
    /// <param name="window">The series that <see cref="MetricQueryPlan"/> names; what is missing counts against a Promote.</param>
    /// <param name="context">What the series do not say of the test.</param>
    /// <param name="version">Which judge judges; null for the current one.</param>
    /// <returns>Promote only when every limit passed; Inconclusive limits give Reject / InsufficientEvidence.</returns>
    /// <exception cref="ArgumentException">The window's period is not positive, or it ends before it starts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sampling percentage is not 1 to 100.</exception>
    public static Verdict Decide(Policy policy, MetricWindow window, JudgeContext context, JudgeVersion? version = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(context.SamplingPercentage, 1, nameof(context));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(context.SamplingPercentage, 100, nameof(context));
        var aligned = SeriesWindow.Align(window);
        var spending = ErrorSpending.Of(policy);
        var judge = new LimitJudge(aligned, new EvidenceRules(policy.Evidence, context, aligned), spending, (version ?? JudgeVersion.Current).ClockOf(window.Period));
        var limits = policy.Criteria.SelectMany(criterion => criterion.Limits.Select(limit => (Criterion: criterion, Limit: limit))).ToList();
        var results = SideBySide.Select(limits, aligned.Periods, one => judge.Judge(one.Criterion, one.Limit));
        return VerdictWriter.Write(results, spending, [.. Remarks.Of(policy, window, context)]);
    }
}
