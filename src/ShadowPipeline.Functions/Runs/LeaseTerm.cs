using ShadowPipeline.Planning;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Functions.Runs;

/// <summary>How long a lease lasts when its holder is never heard of again.</summary>
internal static class LeaseTerm
{
    /// <summary>Longer than every bounded wait around a test, so that only a dead run ever loses its lease.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromDays(2);

    /// <summary>The expiry of a lease that must outlive the whole test with all its extensions.</summary>
    public static DateTimeOffset ForTest(Policy policy, DateTimeOffset now) =>
        now + policy.BusyTimeout.Value + policy.Experiment.StartDelay.Value + Extensions.Longest(policy) + Slack;
}
