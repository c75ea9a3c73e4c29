using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.EventBridge;

/// <summary>The request of PutEvents, where any other member is refused.</summary>
internal static class EventBridgeShapes
{
    private const int MostEntries = 10;

    private static readonly StructureShape _entry = new(
        "PutEventsRequestEntry",
        new Member("Time", new TimestampShape()),
        new Member("Source", new TextShape()),
        new Member("Resources", new ListShape(new TextShape(0, 2048))),
        new Member("DetailType", new TextShape()),
        new Member("Detail", new TextShape()),
        new Member("EventBusName", new TextShape(1, 1600, @"(arn:aws[\w-]*:events:[a-z]{2}-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[\.\-_A-Za-z0-9]+")),
        new Member("TraceHeader", new TextShape(1, 500)));

    public static StructureShape PutEvents { get; } = new(
        "PutEventsRequest",
        new Member("Entries", new ListShape(_entry, 1, MostEntries), Required: true));
}
