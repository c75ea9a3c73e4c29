using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Holds requests and answers on the wire against the service models.</summary>
internal sealed class ExchangeValidator(Func<string, ServiceModel> models, NewerThanModel newer)
{
    /// <summary>The call's name and all that is wrong with its request and its answer.</summary>
    public (string Service, string Operation, IReadOnlyList<Violation> Violations) Examine(WireExchange exchange)
    {
        var (service, name, protocol) = CallOf(exchange);
        if (service is null)
        {
            return ("none", exchange.Method, [new Violation($"{exchange.Method} {exchange.Path}", ViolationKind.UnknownService, "", "nobody's request")]);
        }

        var model = models(service);
        var operation = protocol == Protocol.S3 ? S3Exchange.OperationOf(model, exchange) : model.Operations.GetValueOrDefault(name);
        if (operation is null)
        {
            var call = $"{service} {exchange.Method} {exchange.Path}?{exchange.Query} {name}";
            return (service, name, [new Violation(call, ViolationKind.UnknownOperation, "", "the model has no such operation")]);
        }

        var asked = new ModelFindings(service, $"{service}.{operation.Name} request", newer);
        var answered = new ModelFindings(service, $"{service}.{operation.Name} answer", newer);
        var (request, answer) = ChecksOf(protocol);
        request(model, operation, exchange, asked);
        answer(model, operation, exchange, answered);
        var form = protocol is Protocol.Cbor or Protocol.Query ? $"{operation.Name} ({protocol})" : operation.Name;
        return (service, form, [.. asked.Violations, .. answered.Violations]);
    }

    private static (Check Request, Check Answer) ChecksOf(Protocol protocol) => protocol switch
    {
        Protocol.S3 => (S3Exchange.CheckRequest, S3Exchange.CheckAnswer),
        Protocol.Cbor => (CborExchange.CheckRequest, CborExchange.CheckAnswer),
        Protocol.Query => (QueryExchange.CheckRequest, QueryExchange.CheckAnswer),
        _ => (JsonExchange.CheckRequest, JsonExchange.CheckAnswer),
    };

    private static (string? Service, string Operation, Protocol Protocol) CallOf(WireExchange exchange)
    {
        var headers = exchange.RequestHeaders;
        if (headers.GetValueOrDefault("X-Amz-Target", "").Split('.') is [var prefix, var operation])
        {
            return (ServiceOf(prefix), operation, Protocol.Json);
        }

        if (exchange.Path.Split('/') is ["", "service", var target, "operation", var called])
        {
            return (ServiceOf(target), called, Protocol.Cbor);
        }

        if (headers.GetValueOrDefault("Content-Type", "").StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal))
        {
            var fields = QueryExchange.Fields(exchange);
            return (fields.GetValueOrDefault("Version") == "2010-03-31" ? "sns" : "cloudwatch", fields.GetValueOrDefault("Action", ""), Protocol.Query);
        }

        var isS3 = headers.GetValueOrDefault("Authorization", "").Contains("/s3/aws4_request", StringComparison.Ordinal);
        return (isS3 ? "s3" : null, "", Protocol.S3);
    }

    private static string? ServiceOf(string prefix) => prefix switch
    {
        "SageMaker" => "sagemaker",
        "AWSStepFunctions" => "stepfunctions",
        "GraniteServiceVersion20100801" => "cloudwatch",
        "DynamoDB_20120810" => "dynamodb",
        "AWSEvents" => "events",
        _ => null,
    };

    private delegate void Check(ServiceModel model, ModelOperation operation, WireExchange exchange, ModelFindings findings);

    private enum Protocol
    {
        Json,
        Cbor,
        Query,
        S3,
    }
}
