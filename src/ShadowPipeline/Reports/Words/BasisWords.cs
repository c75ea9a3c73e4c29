using ShadowPipeline.Decisions;

namespace ShadowPipeline.Reports.Words;

/// <summary>What a basis means to who has to act on it.</summary>
internal static class BasisWords
{
    /// <summary>In a few words.</summary>
    public static string Short(DecisionBasis basis) => basis switch
    {
        DecisionBasis.AllCriteriaPassed => "every limit holds",
        DecisionBasis.CriterionFailed => "a limit is broken",
        DecisionBasis.InsufficientEvidence => "not enough evidence",
        DecisionBasis.GuardrailBreached => "a guardrail stopped the test",
        DecisionBasis.EndpointIneligible => "the endpoint cannot be tested",
        DecisionBasis.ExperimentCancelled => "the test ended early",
        DecisionBasis.ApprovalWithdrawn => "the approval was withdrawn",
        DecisionBasis.Superseded => "a newer version took its place",
        DecisionBasis.PipelineError => "the pipeline failed",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "There are no words for this basis."),
    };

    /// <summary>What follows from the decision, in one or two sentences.</summary>
    public static string Meaning(DecisionRecord record)
    {
        var version = $"version {Amounts.Grouped(record.ModelPackageVersion)}";
        return record.Basis switch
        {
            DecisionBasis.AllCriteriaPassed => $"Version {Amounts.Grouped(record.ModelPackageVersion)} is no worse than production within every limit of the policy. Production itself was not changed.",
            DecisionBasis.CriterionFailed => "Keep production as it is: the version is worse than the policy allows.",
            DecisionBasis.InsufficientEvidence => "Keep production as it is: no limit is broken for certain, but not every one is known to hold.",
            DecisionBasis.GuardrailBreached => "Keep production as it is. The test was ended before its schedule, and callers saw none of the shadow variant's answers.",
            DecisionBasis.EndpointIneligible => $"No test was run, so nothing is known of how {version} behaves. Production was not touched.",
            DecisionBasis.ExperimentCancelled => $"The test did not run to its end, so there is no verdict on {version}. Keep production as it is.",
            DecisionBasis.ApprovalWithdrawn => $"Keep production as it is: {version} is not approved any more.",
            DecisionBasis.Superseded => $"Keep production as it is: a newer version is tested instead of {version}.",
            DecisionBasis.PipelineError => $"This says nothing about {version}: the fault is the pipeline's. Keep production as it is.",
            _ => throw new ArgumentOutOfRangeException(nameof(record), record.Basis, "There are no words for this basis."),
        };
    }
}
