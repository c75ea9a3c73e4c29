namespace ShadowPipeline.Approvals;

/// <summary>What the pipeline has kept of the approvals of a version.</summary>
public enum KnownApproval
{
    /// <summary>The version was never approved.</summary>
    Never,

    /// <summary>Its newest approval stands.</summary>
    Standing,

    /// <summary>Its newest approval was taken back, or a run of it found in the registry that the version is not approved.</summary>
    Withdrawn,
}
