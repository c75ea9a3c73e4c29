using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.Sns;

/// <summary>The request of Publish to a topic, where any other member is refused, and its answer.</summary>
internal static class SnsShapes
{
    private const int MostAttributes = 10;

    public static OperationShapes Publish { get; } = new(
        new StructureShape(
            "PublishInput",
            new Member("TopicArn", new TextShape(), Required: true),
            new Member("Message", new TextShape(), Required: true),
            new Member("Subject", new TextShape()),
            new Member(
                "MessageAttributes",
                new MapShape(
                    new TextShape(1, 256, @"[A-Za-z0-9_.-]+"),
                    new StructureShape(
                        "MessageAttributeValue",
                        new Member("DataType", new TextShape(1, 256, @"(String|Number|String\.Array)(\..+)?"), Required: true),
                        new Member("StringValue", new TextShape(1), Required: true)),
                    0,
                    MostAttributes))),
        new StructureShape("PublishResponse", new Member("MessageId", new TextShape())));
}
