using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ShadowPipeline.Functions.Contracts;

/// <summary>What was published, and what the workflow is to tell.</summary>
/// <param name="Due">Whether this execution is to tell of the decision.</param>
/// <param name="Summary">One plain sentence for whoever reads the execution.</param>
/// <param name="Resources">The ARNs that the event is about; empty when nothing is due.</param>
/// <param name="Detail">The event's detail; null when nothing is due.</param>
/// <param name="Subject">The message's subject; null when nothing is due.</param>
/// <param name="Message">The message; null when nothing is due.</param>
public sealed record PublishAnswer(
    [property: JsonPropertyName("due")] bool Due,
    [property: JsonPropertyName("summary")] string Summary,
    [property: JsonPropertyName("resources")] IReadOnlyList<string> Resources,
    [property: JsonPropertyName("detail")] JsonObject? Detail,
    [property: JsonPropertyName("subject")] string? Subject,
    [property: JsonPropertyName("message")] string? Message)
{
    /// <summary>Published, and nobody is to be told.</summary>
    /// <param name="summary">One plain sentence.</param>
    public static PublishAnswer Silent(string summary) => new(false, summary, [], null, null, null);
}
