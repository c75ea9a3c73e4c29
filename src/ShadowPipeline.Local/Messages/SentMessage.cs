using System.Text.Json.Nodes;
using ShadowPipeline.Local.StateMachines;

namespace ShadowPipeline.Local.Messages;

/// <summary>A message that somebody sent.</summary>
/// <param name="Id">The id that the service gave it.</param>
/// <param name="At">When.</param>
/// <param name="Service">The service that took it: <c>events</c> or <c>sns</c>.</param>
/// <param name="To">The event bus or topic.</param>
/// <param name="Content">An event as rules see it, or a message as subscribers get it.</param>
internal sealed record SentMessage(string Id, DateTimeOffset At, string Service, string To, JsonObject Content)
{
    /// <summary>The message as one line of JSON.</summary>
    public string ToLine() => StateJson.Write(new JsonObject
    {
        ["at"] = StateTimestamp.Write(At),
        ["service"] = Service,
        ["to"] = To,
        ["id"] = Id,
        ["content"] = Content.DeepClone(),
    });
}
