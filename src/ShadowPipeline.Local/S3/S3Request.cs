using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.S3;

/// <summary>A path-style request: bucket, key and query, from the target as it was sent, before any server tidies its path up.</summary>
internal sealed class S3Request
{
    private readonly IHeaderDictionary _headers;

    public S3Request(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var path = (mark < 0 ? target : target[..mark]).TrimStart('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        Method = context.Request.Method;
        Bucket = Uri.UnescapeDataString(slash < 0 ? path : path[..slash]);
        Key = slash < 0 ? "" : Uri.UnescapeDataString(path[(slash + 1)..]);
        Query = Parse(mark < 0 ? "" : target[(mark + 1)..]);
        _headers = context.Request.Headers;
    }

    public string Method { get; }

    public string Bucket { get; }

    public string Key { get; }

    public IReadOnlyDictionary<string, string> Query { get; }

    public IEnumerable<KeyValuePair<string, string>> Headers =>
        _headers.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value.ToString()));

    public string? Header(string name) => _headers.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Refuses what the operation does not know, by name, instead of passing it over.</summary>
    /// <exception cref="AwsServiceException">NotImplemented.</exception>
    public void Allow(string operation, IReadOnlyCollection<string> query, IReadOnlyCollection<string> headers)
    {
        foreach (var name in Query.Keys.Where(name => name != "x-id" && !query.Contains(name)))
        {
            throw Refusal($"the query parameter '{name}' of {operation}");
        }

        foreach (var (name, _) in Headers.Where(header => IsAsking(header.Key) && !headers.Contains(header.Key)))
        {
            throw Refusal($"the header '{name}' of {operation}");
        }
    }

    /// <summary>The error for what local S3 does not do.</summary>
    public static AwsServiceException Refusal(string what) => new("NotImplemented", $"Local S3 does not serve {what}.", 501);

    // Headers that ask S3 for something; the rest belongs to HTTP, to the signature or to the SDK's own statistics.
    private static bool IsAsking(string name) =>
        name is "range" or "if-match" or "if-none-match" or "if-modified-since" or "if-unmodified-since"
            or "cache-control" or "content-disposition" or "content-language" or "expires"
        || (name.StartsWith("x-amz-", StringComparison.Ordinal)
            && !name.StartsWith("x-amz-meta-", StringComparison.Ordinal)
            && !name.StartsWith("x-amz-checksum-", StringComparison.Ordinal)
            && name is not ("x-amz-date" or "x-amz-content-sha256" or "x-amz-security-token" or "x-amz-user-agent"));

    private static Dictionary<string, string> Parse(string query) => query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .GroupBy(pair => Decoded(pair[0]), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => Decoded(group.Last().ElementAtOrDefault(1) ?? ""), StringComparer.Ordinal);

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
