namespace ShadowPipeline.Local.Hosting;

/// <summary>One request and its answer, byte for byte as they were on the wire.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path of the target as it was sent.</param>
/// <param name="Query">The query without its question mark.</param>
/// <param name="RequestHeaders">The request's headers; names in any case.</param>
/// <param name="RequestBody">The request's body.</param>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="ResponseHeaders">The answer's headers; names in any case.</param>
/// <param name="ResponseBody">The answer's body.</param>
internal sealed record WireExchange(
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> RequestHeaders,
    byte[] RequestBody,
    int Status,
    IReadOnlyDictionary<string, string> ResponseHeaders,
    byte[] ResponseBody);

/// <summary>Sees everything that local AWS is asked and answers.</summary>
internal interface IWireObserver
{
    /// <summary>Hears of an exchange before the caller has the answer; from several requests at once.</summary>
    void Saw(WireExchange exchange);
}
