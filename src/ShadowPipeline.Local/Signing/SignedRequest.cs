using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ShadowPipeline.Local.Signing;

/// <summary>A request as it came over the wire: nothing decoded, nothing tidied up.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path of the target, with its percent signs.</param>
/// <param name="Query">The query without its question mark.</param>
/// <param name="Headers">All values by name; names in any case.</param>
internal sealed record SignedRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, IReadOnlyList<string>> Headers)
{
    public static SignedRequest Of(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return new SignedRequest(
            context.Request.Method,
            mark < 0 ? target : target[..mark],
            mark < 0 ? "" : target[(mark + 1)..],
            context.Request.Headers.ToDictionary(
                header => header.Key,
                header => (IReadOnlyList<string>)[.. header.Value.Select(value => value ?? "")],
                StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The header's values in one text, or null.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var values) ? string.Join(',', values) : null;
}
