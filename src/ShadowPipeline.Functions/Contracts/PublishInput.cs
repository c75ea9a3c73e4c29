using System.Text.Json.Serialization;

namespace ShadowPipeline.Functions.Contracts;

/// <summary>What the workflow asks PublishDecision for.</summary>
/// <param name="RunId">The run.</param>
/// <param name="ExecutionArn">The execution that asks: the run's own, or one that only publishes.</param>
/// <param name="Stage">One of <see cref="PublishStage"/>.</param>
/// <param name="BusError">What the event bus was not told for, or null; known at the stage Release.</param>
/// <param name="TopicError">What the topic was not told for, or null; known at the stage Release.</param>
public sealed record PublishInput(
    [property: JsonPropertyName("runId")] string RunId,
    [property: JsonPropertyName("executionArn")] string? ExecutionArn,
    [property: JsonPropertyName("stage")] string Stage,
    [property: JsonPropertyName("busError")] StepError? BusError = null,
    [property: JsonPropertyName("topicError")] StepError? TopicError = null);

/// <summary>What of a decision is to be published.</summary>
public static class PublishStage
{
    /// <summary>The decision: the report, and what is to be told of it.</summary>
    public const string Decision = "Decision";

    /// <summary>What became of the endpoint: the report again, and nobody is told.</summary>
    public const string Release = "Release";
}
