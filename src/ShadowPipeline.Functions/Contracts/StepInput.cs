using System.Text.Json.Serialization;

namespace ShadowPipeline.Functions.Contracts;

/// <summary>
/// What the workflow hands to every step: its whole state, which stays small because steps keep what they learn in the run.
/// </summary>
/// <param name="RunId">The run.</param>
/// <param name="ExecutionArn">The execution.</param>
/// <param name="Error">What a step failed with, or null.</param>
public sealed record StepInput(
    [property: JsonPropertyName("runId")] string RunId,
    [property: JsonPropertyName("executionArn")] string? ExecutionArn,
    [property: JsonPropertyName("error")] StepError? Error);

/// <summary>An error as Step Functions catches it.</summary>
/// <param name="Error">The error's name: an exception's class name or <c>States.…</c>.</param>
/// <param name="Cause">What is known of the cause: for a Lambda function a JSON text.</param>
public sealed record StepError(
    [property: JsonPropertyName("Error")] string Error,
    [property: JsonPropertyName("Cause")] string? Cause);
