#nullable enable
using System.Globalization;
using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport.Contexts;

/// <summary>What the runtime API says about an invocation beside its event.</summary>
internal sealed record InvocationHeaders(
    string AwsRequestId,
    DateTimeOffset Deadline,
    string? InvokedFunctionArn,
    string? TraceId,
    string? ClientContext,
    string? CognitoIdentity,
    string? TenantId)
{
    public static InvocationHeaders From(HttpResponseHeaders headers) => new(
        Required(headers, "Lambda-Runtime-Aws-Request-Id"),
        DateTimeOffset.FromUnixTimeMilliseconds(
            long.Parse(Required(headers, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture)),
        Find(headers, "Lambda-Runtime-Invoked-Function-Arn"),
        Find(headers, "Lambda-Runtime-Trace-Id"),
        Find(headers, "Lambda-Runtime-Client-Context"),
        Find(headers, "Lambda-Runtime-Cognito-Identity"),
        Find(headers, "Lambda-Runtime-Aws-Tenant-Id"));

    private static string Required(HttpResponseHeaders headers, string name) => Find(headers, name)
        ?? throw new InvalidDataException($"The runtime API's next invocation has no header {name}.");

    private static string? Find(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
