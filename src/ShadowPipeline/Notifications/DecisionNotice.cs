using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;

namespace ShadowPipeline.Notifications;

/// <summary>
/// What is told of a decision: an event for programs and a message for people. Pure: one decision is always told in the same words. Bounded,
/// whatever the record holds: event and message together stay well below the 256 KiB that a workflow's state, an event and a message may have.
/// </summary>
/// <param name="Detail">The event's detail: the whole short verdict.</param>
/// <param name="Subject">The message's subject: at most 99 printable ASCII characters, no line breaks.</param>
/// <param name="Message">The message, plain text.</param>
/// <param name="Resources">The ARNs that the event is about.</param>
public sealed record DecisionNotice(JsonObject Detail, string Subject, string Message, IReadOnlyList<string> Resources)
{
    /// <summary>The event's source.</summary>
    public const string Source = "shadow-pipeline";

    /// <summary>The event's detail-type.</summary>
    public const string DetailType = "ShadowPipeline Decision Recorded";

    /// <summary>The notice of a decision. What became of the endpoint afterwards is not part of it.</summary>
    /// <param name="record">The decision.</param>
    /// <param name="links">Where to find more.</param>
    public static DecisionNotice Of(DecisionRecord record, NoticeLinks links)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(links);
        return new DecisionNotice(
            NoticeDetail.Of(record, links),
            NoticeSubject.Of(record),
            NoticeText.Of(record, links),
            record.ExperimentArn is { } experiment ? [record.ModelPackageArn, experiment] : [record.ModelPackageArn]);
    }
}
