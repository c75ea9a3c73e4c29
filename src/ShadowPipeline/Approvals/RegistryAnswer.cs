namespace ShadowPipeline.Approvals;

/// <summary>What the model registry says of a version now.</summary>
public enum RegistryAnswer
{
    /// <summary>It was not asked yet.</summary>
    NotAsked,

    /// <summary>The version is approved.</summary>
    Approved,

    /// <summary>The version is not approved, or is gone.</summary>
    NotApproved,
}
