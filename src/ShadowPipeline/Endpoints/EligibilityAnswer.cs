using ShadowPipeline.Planning;

namespace ShadowPipeline.Endpoints;

/// <summary>Whether an endpoint can carry a shadow test of a package now.</summary>
public abstract record EligibilityAnswer
{
    private EligibilityAnswer()
    {
    }

    /// <summary>The test can be planned.</summary>
    /// <param name="Production">The live production variant: what an experiment must declare again, exactly.</param>
    /// <param name="Warnings">Settings that the test does not preserve; one sentence each.</param>
    public sealed record Eligible(PlannedVariant Production, IReadOnlyList<string> Warnings) : EligibilityAnswer;

    /// <summary>Somebody else changes or uses the endpoint: look again later.</summary>
    /// <param name="Because">One plain sentence.</param>
    public sealed record Busy(string Because) : EligibilityAnswer;

    /// <summary>The endpoint or the package cannot be shadow-tested.</summary>
    /// <param name="Reasons">Every reason, one plain sentence each; at least one.</param>
    public sealed record Ineligible(IReadOnlyList<string> Reasons) : EligibilityAnswer;

    /// <summary>The package is no longer approved, or gone.</summary>
    /// <param name="Because">One plain sentence.</param>
    public sealed record Withdrawn(string Because) : EligibilityAnswer;
}
