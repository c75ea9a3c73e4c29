using System.Text.Json.Nodes;
using ShadowPipeline.Preflights;

namespace ShadowPipeline.Cli.Running;

/// <summary>What a run would ask of SageMaker.</summary>
/// <param name="Request">The CreateInferenceExperiment request.</param>
/// <param name="Notes">What a reader should know of it; one plain sentence each.</param>
/// <param name="Forecast">What the test can be expected to show and to cost; null where nobody asked.</param>
internal sealed record PlannedRequest(JsonObject Request, IReadOnlyList<string> Notes, PreflightReport? Forecast = null);
