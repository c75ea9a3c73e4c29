using System.Text.Json.Nodes;
using ShadowPipeline.Judging;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>How sure a recorded policy's bounds are.</summary>
internal static class RecordedSpending
{
    /// <summary>Read from the document as it was recorded; null when it does not say.</summary>
    public static ErrorSpending? Of(JsonObject policy)
    {
        var extensions = policy["onInsufficientEvidence"]?.GetValue<string>() == "extend" ? policy["maxExtensions"]?.GetValue<int>() ?? 0 : 0;
        return policy["evidence"]?["confidence"]?.GetValue<double>() is { } confidence ? new ErrorSpending(confidence, 1 + extensions) : null;
    }
}
