using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The runtime API answered with a status that is no success.</summary>
public class RuntimeApiClientException : Exception
{
    public RuntimeApiClientException(
        string message, int statusCode, string response, Dictionary<string, IEnumerable<string>> headers, Exception innerException)
        : base(string.Create(CultureInfo.InvariantCulture, $"{message} Status {statusCode}: {response}"), innerException)
    {
        StatusCode = statusCode;
        Response = response;
        Headers = headers;
    }

    public int StatusCode { get; }

    public string Response { get; }

    public Dictionary<string, IEnumerable<string>> Headers { get; }

    public override string ToString() => $"HTTP response: {Response}{Environment.NewLine}{base.ToString()}";
}
