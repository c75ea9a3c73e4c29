using ShadowPipeline.Metrics;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Policies;

/// <summary>What no test under a policy can exceed.</summary>
internal static class Reach
{
    // Far beyond any endpoint: what this many requests cannot show, no traffic shows.
    private const double MostRequestsASecond = 1_000_000;

    /// <summary>The requests that the shadow variant can get.</summary>
    public static double MostShadowRequests(Policy policy) =>
        MostRequestsASecond * Extensions.Longest(policy).TotalSeconds * policy.Experiment.SamplingPercentage / 100;

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

    /// <summary>Whether an instance type is of a family that has GPUs: AWS names those with a g or a p.</summary>
    public static bool MayHaveGpu(string instanceType) => instanceType.Split('.') is not [_, [not ('g' or 'p'), ..], ..];

    /// <summary>
    /// The fewest requests that can show an error rate to be below a limit, when there is not a single error: ln α / ln(1 − limit), by the
    /// rule of three about 3 / limit at 95 %.
    /// </summary>
    /// <param name="rateLimit">The limit, above 0, at most 1.</param>
    /// <param name="confidence">Of the bound.</param>
    public static double LeastRequests(double rateLimit, double confidence) =>
        rateLimit >= 1 ? 1 : Math.Ceiling(Math.Log(1 - confidence) / Math.Log(1 - rateLimit));
}
