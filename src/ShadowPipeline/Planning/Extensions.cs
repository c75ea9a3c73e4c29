using ShadowPipeline.Policies;

namespace ShadowPipeline.Planning;

/// <summary>How often and how far a policy lets a test be extended.</summary>
public static class Extensions
{
    /// <summary>The longest that SageMaker lets an experiment run, its extensions included.</summary>
    public static readonly TimeSpan LongestTest = TimeSpan.FromDays(30);

    /// <summary>The most extensions of a test: 0 unless thin evidence extends it.</summary>
    /// <param name="policy">A valid policy.</param>
    public static int Of(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.OnInsufficientEvidence == InsufficientEvidenceAction.Extend ? policy.MaxExtensions : 0;
    }

    /// <summary>How long a test may last with all its extensions, each at most as long as the test itself, at most 30 days in all.</summary>
    /// <param name="policy">A valid policy.</param>
    public static TimeSpan Longest(Policy policy)
    {
        var longest = policy.Experiment.Duration.Value * (Of(policy) + 1);
        return longest < LongestTest ? longest : LongestTest;
    }
}
