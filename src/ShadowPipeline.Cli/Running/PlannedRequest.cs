using System.Text.Json.Nodes;

namespace ShadowPipeline.Cli.Running;

/// <summary>What a run would ask of SageMaker.</summary>
/// <param name="Request">The CreateInferenceExperiment request.</param>
/// <param name="Notes">What a reader should know of it; one plain sentence each.</param>
internal sealed record PlannedRequest(JsonObject Request, IReadOnlyList<string> Notes);
