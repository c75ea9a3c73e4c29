using System.Text.Json.Nodes;

namespace ShadowPipeline.Policies;

/// <summary>One thing in which two versions of a policy differ.</summary>
/// <param name="Kind">What happened to it.</param>
/// <param name="Path">Where: in the new version, for what was removed in the old one.</param>
/// <param name="Before">The old value; null where there was none, or where it was null.</param>
/// <param name="After">The new value, likewise.</param>
public sealed record PolicyChange(PolicyChangeKind Kind, string Path, JsonNode? Before, JsonNode? After)
{
    /// <summary>The criterion or guardrail that the path leads through, e.g. <c>ModelLatency p99</c>; null elsewhere.</summary>
    public string? Subject { get; init; }
}

/// <summary>What happened to a value.</summary>
public enum PolicyChangeKind
{
    /// <summary>It is another one.</summary>
    Changed,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>The items of a list that both versions have stand in another order.</summary>
    Reordered,
}
