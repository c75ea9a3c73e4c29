using System.Text.Json.Serialization;

namespace ShadowPipeline.Functions.Contracts;

/// <summary>What a reconciliation found and did.</summary>
/// <param name="Examined">How many runs were looked at.</param>
/// <param name="Mended">One plain sentence for each thing that was mended: runs, lost approvals, orphans.</param>
/// <param name="Waiting">How many of the runs still wait for SageMaker to give their endpoint back: reconcile them again.</param>
public sealed record ReconcileAnswer(
    [property: JsonPropertyName("examined")] int Examined,
    [property: JsonPropertyName("mended")] IReadOnlyList<string> Mended,
    [property: JsonPropertyName("waiting")] int Waiting);
