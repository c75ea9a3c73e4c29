using System.Text.Json;

namespace ShadowPipeline.Functions.Reconciling;

/// <summary>The "Step Functions Execution Status Change" event, as far as it is read.</summary>
internal static class ExecutionStatusChange
{
    /// <summary>The name of the execution that ended, which is its run's id; null for any other event, such as the schedule's.</summary>
    public static string? RunIdOf(JsonElement input) =>
        input.ValueKind == JsonValueKind.Object
        && input.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.String && source.GetString() == "aws.states"
        && input.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.Object
        && detail.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;
}
