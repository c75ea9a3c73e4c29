using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>
/// How sure each look must be so that all looks together hold the policy's confidence. A test that may be extended may be judged once
/// more after each extension; left alone, three extensions would make 5 % of wrong Promotes into 12 %. The error rate is divided over
/// the looks by Bonferroni's rule, which holds whatever the looks have in common.
/// </summary>
/// <param name="Confidence">Of each one-sided bound over all looks together, 0.5 to below 1.</param>
/// <param name="Looks">How often the test may be judged, at least 1.</param>
public readonly record struct ErrorSpending(double Confidence, int Looks)
{
    /// <summary>The confidence of the bounds at a single look.</summary>
    public double PerLook => 1 - ((1 - Confidence) / Looks);

    /// <summary>One look, and one more for each extension that the policy allows.</summary>
    public static ErrorSpending Of(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var extensions = policy.OnInsufficientEvidence == InsufficientEvidenceAction.Extend ? policy.MaxExtensions : 0;
        return new ErrorSpending(policy.Evidence.Confidence, 1 + extensions);
    }

    /// <summary>E.g. <c>95 % bounds</c>, or <c>95 % bounds over 3 looks,</c>.</summary>
    internal string Bounds => Sentences.Level(Confidence) + " bounds" + (Looks == 1 ? "" : $" over {Figures.Whole(Looks)} looks,");

    /// <summary>E.g. <c>95 % confidence</c>, or <c>95 % confidence over 3 looks</c>.</summary>
    public override string ToString() => Sentences.Level(Confidence) + " confidence" + (Looks == 1 ? "" : $" over {Figures.Whole(Looks)} looks");
}
