namespace ShadowPipeline.Decisions;

/// <summary>The answer of a run.</summary>
public enum Decision
{
    /// <summary>Keep production as it is.</summary>
    Reject,

    /// <summary>The candidate is no worse than production within every limit.</summary>
    Promote,
}

/// <summary>Why a run decided as it did.</summary>
public enum DecisionBasis
{
    /// <summary>Every limit holds at the policy's confidence.</summary>
    AllCriteriaPassed,

    /// <summary>At least one limit is broken.</summary>
    CriterionFailed,

    /// <summary>No limit is broken, but not every one is known to hold.</summary>
    InsufficientEvidence,

    /// <summary>A guardrail ended the test early.</summary>
    GuardrailBreached,

    /// <summary>The endpoint cannot carry a shadow test, or stayed busy too long.</summary>
    EndpointIneligible,

    /// <summary>The experiment ended before its schedule, not by us.</summary>
    ExperimentCancelled,

    /// <summary>The version is no longer approved.</summary>
    ApprovalWithdrawn,

    /// <summary>A newer version took its place in the queue.</summary>
    Superseded,

    /// <summary>The pipeline itself failed.</summary>
    PipelineError,
}
