using System.Text.Json.Serialization;
using ShadowPipeline.Json;

namespace ShadowPipeline.Functions.Contracts;

/// <summary>What a step tells the workflow: where to go, and until when to wait.</summary>
/// <param name="State">One of <see cref="StepState"/>.</param>
/// <param name="Summary">One plain sentence for whoever reads the execution.</param>
/// <param name="WaitUntil">Set when the workflow waits: UTC, whole seconds.</param>
public sealed record StepAnswer(
    [property: JsonPropertyName("state")] string State,
    string Summary,
    [property: JsonPropertyName("waitUntil")]
    [property: JsonConverter(typeof(UtcInstantConverter))]
    DateTimeOffset? WaitUntil = null)
{
    // It goes into the workflow's state, which must stay small however long a reason is; the run keeps the whole of it.
    private const int LongestSummary = 1_000;

    /// <summary>One plain sentence for whoever reads the execution, cut when it is very long.</summary>
    [JsonPropertyName("summary")]
    public string Summary { get; init; } = BoundedText.Of(Summary, LongestSummary);
}

/// <summary>The states that the workflow's choices know.</summary>
public static class StepState
{
    /// <summary>The step is done: go on.</summary>
    public const string Done = "Done";

    /// <summary>Wait, then do the step again.</summary>
    public const string Wait = "Wait";

    /// <summary>The endpoint turned out to be busy: wait, then ask for it again.</summary>
    public const string Busy = "Busy";

    /// <summary>The outcome stands: record it.</summary>
    public const string Decided = "Decided";
}
