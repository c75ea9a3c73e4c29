using System.Text.Json.Serialization;

namespace ShadowPipeline.Policies;

/// <summary>What to do when the evidence is too thin.</summary>
public enum InsufficientEvidenceAction
{
    /// <summary>Decide Reject.</summary>
    [JsonStringEnumMemberName("reject")]
    Reject,

    /// <summary>Prolong the schedule, at most maxExtensions times.</summary>
    [JsonStringEnumMemberName("extend")]
    Extend,
}

/// <summary>What to do when production has settings that an inference experiment cannot express.</summary>
public enum UnpreservedSettingsAction
{
    /// <summary>Decide Reject / EndpointIneligible.</summary>
    [JsonStringEnumMemberName("reject")]
    Reject,

    /// <summary>Test anyway and say so in the reasons.</summary>
    [JsonStringEnumMemberName("warn")]
    Warn,
}

/// <summary>What a newer version does while an older one waits for the same endpoint.</summary>
public enum WhenBusy
{
    /// <summary>It waits its turn.</summary>
    [JsonStringEnumMemberName("queue")]
    Queue,

    /// <summary>It replaces older versions that still wait.</summary>
    [JsonStringEnumMemberName("supersede")]
    Supersede,
}

/// <summary>What becomes of the candidate model once its run is decided. A model that the endpoint still serves with always stays.</summary>
public enum CandidateModelAction
{
    /// <summary>It stays after a Promote and is deleted after a Reject.</summary>
    [JsonStringEnumMemberName("keepOnPromote")]
    KeepOnPromote,

    /// <summary>It stays.</summary>
    [JsonStringEnumMemberName("keep")]
    Keep,

    /// <summary>It is deleted.</summary>
    [JsonStringEnumMemberName("delete")]
    Delete,
}

/// <summary>Whether decisions are meant to be acted upon.</summary>
public enum DecisionMode
{
    /// <summary>A decision is meant to be acted upon.</summary>
    [JsonStringEnumMemberName("enforce")]
    Enforce,

    /// <summary>A decision is recorded and marked as observed only.</summary>
    [JsonStringEnumMemberName("observe")]
    Observe,
}
