using ShadowPipeline.Metrics;

namespace ShadowPipeline.Policies;

/// <summary>What no test under a policy can exceed.</summary>
internal static class Reach
{
    // Far beyond any endpoint: what this many requests cannot show, no traffic shows.
    private const double MostRequestsASecond = 1_000_000;

    /// <summary>The test with all its extensions, each at most as long as the test itself.</summary>
    public static TimeSpan LongestTest(Policy policy)
    {
        var extensions = policy.OnInsufficientEvidence == InsufficientEvidenceAction.Extend ? policy.MaxExtensions : 0;
        var longest = policy.Experiment.Duration.Value * (extensions + 1);
        return longest < Durations.LongestTest ? longest : Durations.LongestTest;
    }

    /// <summary>The requests that the shadow variant can get.</summary>
    public static double MostShadowRequests(Policy policy) =>
        MostRequestsASecond * LongestTest(policy).TotalSeconds * policy.Experiment.SamplingPercentage / 100;

    /// <summary>
    /// The upper bound of an error rate after that many requests without an error: 1 − α^(1/n), by the rule of three about 3/n at 95 %.
    /// </summary>
    public static double LeastRateLimit(Policy policy) => -Math.Log(1 - policy.Evidence.Confidence) / MostShadowRequests(policy);

    /// <summary>Whether a metric's utilisation can be brought to 0–100 on an instance type.</summary>
    public static bool CanScale(string metric, string instanceType) => MetricCatalog.Get(metric).Scale switch
    {
        UtilisationScale.PerCore => InstanceCapacity.Cores(instanceType) is > 0,
        UtilisationScale.PerGpu => InstanceCapacity.GpusOf(instanceType) is > 0,
        _ => true,
    };
}
