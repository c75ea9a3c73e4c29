using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Messages;
using ShadowPipeline.Local.StepFunctions;

namespace ShadowPipeline.Local.Sns;

/// <summary>SNS's Publish to standard topics: what comes is kept as subscribers would get it. There are no subscribers here.</summary>
/// <param name="topics">The ARNs of the topics.</param>
/// <param name="clock">The time of messages.</param>
/// <param name="log">Keeps the messages.</param>
internal sealed class SnsService(IReadOnlyList<string> topics, TimeProvider clock, MessageLog log) : IModelledService
{
    /// <summary>The largest message with its attributes, in bytes.</summary>
    public const int MostBytes = 262_144;

    // "Subjects … must be less than 100 characters long."
    private const int MostSubject = 99;

    /// <inheritdoc/>
    public string TargetPrefix => "AmazonSimpleNotificationService";

    /// <inheritdoc/>
    public string ModelNamespace => "com.amazonaws.sns";

    /// <inheritdoc/>
    public string QueryVersion => "2010-03-31";

    /// <inheritdoc/>
    public string XmlNamespace => "http://sns.amazonaws.com/doc/2010-03-31/";

    /// <inheritdoc/>
    public OperationShapes? ShapesOf(string operation) => operation == "Publish" ? SnsShapes.Publish : null;

    /// <inheritdoc/>
    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (operation != "Publish")
        {
            throw new AwsServiceException("InvalidAction", $"SNS's {operation} is not served here; served is Publish.");
        }

        ShapeChecker.Check(SnsShapes.Publish.Input, request, "InvalidParameter");
        var (topic, message, subject) = (request.Text("TopicArn")!, request.Text("Message")!, request.Text("Subject"));
        if (!topics.Contains(topic))
        {
            throw topic.Split(':') is ["arn", _, "sns", _, _, { Length: > 0 }]
                ? new AwsServiceException("NotFound", "Topic does not exist", 404)
                : new AwsServiceException("InvalidParameter", "Invalid parameter: TopicArn");
        }

        if (message.Length == 0)
        {
            throw new AwsServiceException("InvalidParameter", "Invalid parameter: Empty message");
        }

        if (Bytes(message) + (request["MessageAttributes"]?.AsObject().Sum(Bytes) ?? 0) > MostBytes)
        {
            throw new AwsServiceException("InvalidParameter", "Invalid parameter: Message too long");
        }

        if (subject is not null && !IsSubject(subject))
        {
            throw new AwsServiceException("InvalidParameter", "Invalid parameter: Subject");
        }

        var now = clock.GetUtcNow();
        var id = StableHash.Uuid(log.Count, $"{topic} {now.UtcTicks}");
        log.Add(new SentMessage(id, now, "sns", topic, new JsonObject
        {
            ["Subject"] = subject,
            ["Message"] = message,
            ["MessageAttributes"] = request["MessageAttributes"]?.DeepClone() ?? new JsonObject(),
        }));
        return Task.FromResult(new JsonObject { ["MessageId"] = id });
    }

    private static bool IsSubject(string subject) =>
        subject.Length is > 0 and <= MostSubject && subject[0] != ' ' && subject.All(character => character is >= ' ' and <= '~');

    private static int Bytes(KeyValuePair<string, JsonNode?> attribute) =>
        Bytes(attribute.Key) + Bytes(attribute.Value!.AsObject().Text("DataType")!) + Bytes(attribute.Value.AsObject().Text("StringValue")!);

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}
