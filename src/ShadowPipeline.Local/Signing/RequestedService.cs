namespace ShadowPipeline.Local.Signing;

/// <summary>Which service a request asks, by its form: what it must have been signed for, and in whose words it is refused.</summary>
/// <param name="SigningName">The service's signing name; null where the form does not tell.</param>
/// <param name="Protocol">The protocol that the request speaks.</param>
internal sealed record RequestedService(string? SigningName, WireProtocol Protocol)
{
    private const string CloudWatchTarget = "GraniteServiceVersion20100801";

    /// <summary>Reads it from target, path and content type; of the services that speak Query the body tells which.</summary>
    public static RequestedService Of(SignedRequest request, ReadOnlySpan<byte> body = default) => (request.Header("X-Amz-Target"), request.Header("Content-Type")) switch
    {
        ({ } target, _) => new RequestedService(NameOf(target[..Math.Max(target.LastIndexOf('.'), 0)]), WireProtocol.Json),
        _ when request.Path.StartsWith("/service/", StringComparison.Ordinal) => new RequestedService(NameOf(request.Path.Split('/')[2]), WireProtocol.Json),
        (_, { } type) when request.Method == "POST" && type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) =>
            new RequestedService(NameOf(body), WireProtocol.Query),
        _ => new RequestedService("s3", WireProtocol.S3),
    };

    private static string NameOf(ReadOnlySpan<byte> form)
    {
        foreach (var field in form.Split((byte)'&'))
        {
            var text = form[field];
            if (text.SequenceEqual("Version=2010-03-31"u8))
            {
                return "sns";
            }
        }

        return "monitoring";
    }

    private static string? NameOf(string targetPrefix) => targetPrefix switch
    {
        "SageMaker" => "sagemaker",
        "AWSStepFunctions" => "states",
        CloudWatchTarget => "monitoring",
        "AWSEvents" => "events",
        "DynamoDB_20120810" => "dynamodb",
        _ => null,
    };
}

/// <summary>The families of protocols whose words for a refused signature differ.</summary>
internal enum WireProtocol
{
    /// <summary>AWS JSON 1.0 and 1.1, and RPC v2 CBOR.</summary>
    Json,

    /// <summary>The Query protocol.</summary>
    Query,

    /// <summary>S3's REST.</summary>
    S3,
}
