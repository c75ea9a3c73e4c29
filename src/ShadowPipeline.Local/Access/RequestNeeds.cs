using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ShadowPipeline.Local.Hosting.Protocols;
using ShadowPipeline.Local.Signing;

namespace ShadowPipeline.Local.Access;

/// <summary>What a request on the wire must be allowed: its own action, and what services derive from it. Refuses requests that it does not know.</summary>
/// <param name="place">Where it is made.</param>
internal sealed class RequestNeeds(AccessPlace place)
{
    private readonly SageMakerNeeds _sageMaker = new(place);
    private readonly DynamoDbNeeds _dynamoDb = new(place);

    /// <summary>Everything that must be allowed.</summary>
    /// <exception cref="NotSupportedException">Nobody here knows what the request needs.</exception>
    public IEnumerable<AccessNeed> Of(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        var service = RequestedService.Of(SignedRequest.Of(request.HttpContext), body.Span).SigningName;
        return service switch
        {
            "dynamodb" => _dynamoDb.Of(TargetOf(request), Json(body)).Concat(Key("dynamodb", "kms:Decrypt")),
            "sagemaker" => _sageMaker.Of(TargetOf(request), Json(body)),
            "states" => [States(TargetOf(request), Json(body))],
            "events" => Events(TargetOf(request), Json(body)),
            "monitoring" => [CloudWatch(request, body)],
            "sns" => [Sns(body), .. Key("sns", "kms:Decrypt"), .. Key("sns", "kms:GenerateDataKey")],
            "s3" => S3Needs.Of(request.HttpContext) is var needs
                ? needs.Concat(needs.SelectMany(need => S3Needs.KeyActionOf(need) is { } action ? Key("s3", action) : []))
                : [],
            _ => throw Unknown(service ?? "a service", $"{request.Method} {request.Path}"),
        };
    }

    /// <summary>The refusal of a request whose needs nobody wrote down.</summary>
    public static NotSupportedException Unknown(string service, string operation) => new($"What {operation} of {service} must be allowed is not known here.");

    // What is encrypted with the customer's key is read and written only by those who may use it through the service.
    private IEnumerable<AccessNeed> Key(string service, string action) => place.KeyArn is { } key
        ? [new AccessNeed(action, key) { Context = new Dictionary<string, string> { ["kms:ViaService"] = $"{service}.{place.Region}.amazonaws.com" } }]
        : [];

    private static AccessNeed States(string operation, JsonObject request) => operation switch
    {
        "StartExecution" => new AccessNeed("states:StartExecution", Text(request, "stateMachineArn")),
        "DescribeExecution" or "StopExecution" => new AccessNeed("states:" + operation, Text(request, "executionArn")),
        _ => throw Unknown("Step Functions", operation),
    };

    private IEnumerable<AccessNeed> Events(string operation, JsonObject request) => operation == "PutEvents"
        ? request["Entries"]!.AsArray().Select(entry => entry!["EventBusName"]?.GetValue<string>() ?? "default").Distinct()
            .Select(bus => new AccessNeed("events:PutEvents", bus.StartsWith("arn:", StringComparison.Ordinal) ? bus : place.Arn("events", "event-bus/" + bus)))
        : throw Unknown("EventBridge", operation);

    private static AccessNeed CloudWatch(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        var operation = request.Headers.ContainsKey("X-Amz-Target") ? TargetOf(request)
            : request.Path.StartsWithSegments("/service") ? request.Path.Value!.Split('/')[^1]
            : Form(body).Take("Action");
        return operation == "GetMetricData" ? new AccessNeed("cloudwatch:GetMetricData", "*") : throw Unknown("CloudWatch", operation ?? "nothing");
    }

    private static AccessNeed Sns(ReadOnlyMemory<byte> body)
    {
        var fields = Form(body);
        return fields.Take("Action") is "Publish"
            ? new AccessNeed("sns:Publish", fields.Take("TopicArn") ?? "")
            : throw Unknown("SNS", "anything but Publish");
    }

    private static QueryFields Form(ReadOnlyMemory<byte> body) => QueryFields.Parse(Encoding.UTF8.GetString(body.Span));

    private static string TargetOf(HttpRequest request) => request.Headers["X-Amz-Target"].ToString().Split('.')[^1];

    private static JsonObject Json(ReadOnlyMemory<byte> body) => RequestJson.Parse(body.Span);

    internal static string Text(JsonObject request, string member) => request[member]?.GetValue<string>() ?? "";
}
