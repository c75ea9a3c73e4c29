using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Holds requests and answers on the wire against the service models.</summary>
internal sealed class ExchangeValidator(ServiceModels models, NewerThanModel newer)
{
    /// <summary>The call's name and all that is wrong with its request and its answer.</summary>
    public (string Service, string Operation, IReadOnlyList<Violation> Violations) Check(WireExchange exchange)
    {
        var (service, name) = CallOf(exchange);
        if (service is null)
        {
            return ("none", exchange.Method, [new Violation($"{exchange.Method} {exchange.Path}", ViolationKind.UnknownService, "", "nobody's request")]);
        }

        var model = models.Of(service);
        var operation = service == "s3" ? S3Exchange.OperationOf(model, exchange) : model.Operations.GetValueOrDefault(name);
        if (operation is null)
        {
            var call = $"{service} {exchange.Method} {exchange.Path}?{exchange.Query} {name}";
            return (service, name, [new Violation(call, ViolationKind.UnknownOperation, "", "the model has no such operation")]);
        }

        var asked = new ModelFindings(service, $"{service}.{operation.Name} request", newer);
        var answered = new ModelFindings(service, $"{service}.{operation.Name} answer", newer);
        if (service == "s3")
        {
            S3Exchange.CheckRequest(model, operation, exchange, asked);
            S3Exchange.CheckAnswer(model, operation, exchange, answered);
        }
        else
        {
            JsonExchange.CheckRequest(model, operation, exchange, asked);
            JsonExchange.CheckAnswer(model, operation, exchange, answered);
        }

        return (service, operation.Name, [.. asked.Violations, .. answered.Violations]);
    }

    private static (string? Service, string Operation) CallOf(WireExchange exchange)
    {
        var target = exchange.RequestHeaders.GetValueOrDefault("X-Amz-Target", "").Split('.');
        var service = target[0] switch
        {
            "SageMaker" => "sagemaker",
            "AWSStepFunctions" => "stepfunctions",
            "GraniteServiceVersion20100801" => "cloudwatch",
            "DynamoDB_20120810" => "dynamodb",
            "" when exchange.RequestHeaders.GetValueOrDefault("Authorization", "").Contains("/s3/aws4_request", StringComparison.Ordinal) => "s3",
            _ => null,
        };
        return (service, target[^1]);
    }
}
