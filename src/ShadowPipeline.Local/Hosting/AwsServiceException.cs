namespace ShadowPipeline.Local.Hosting;

/// <summary>An error as a service puts it on the wire: code, message, HTTP status.</summary>
internal sealed class AwsServiceException(string code, string message, int statusCode = 400) : Exception(message)
{
    /// <summary>The wire code, e.g. <c>ValidationException</c> or <c>ResourceInUse</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status: 400 for the caller's faults, 500 for the service's.</summary>
    public int StatusCode { get; } = statusCode;
}
