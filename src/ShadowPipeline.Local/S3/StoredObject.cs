using System.Globalization;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.S3;

/// <summary>What S3 keeps of an object besides its content.</summary>
internal sealed record StoredObject
{
    public required string Key { get; init; }

    public required long Size { get; init; }

    /// <summary>The MD5 of the content in hexadecimal, with its quotes.</summary>
    public required string ETag { get; init; }

    public required DateTimeOffset LastModified { get; init; }

    public string ContentType { get; init; } = "binary/octet-stream";

    public string? ContentEncoding { get; init; }

    public string? CacheControl { get; init; }

    /// <summary>User metadata without its prefix.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Checksums that were sent, by header name.</summary>
    public IReadOnlyDictionary<string, string> Checksums { get; init; } = new Dictionary<string, string>();

    public JsonObject ToJson() => new()
    {
        ["key"] = Key,
        ["size"] = Size,
        ["eTag"] = ETag,
        ["lastModified"] = LastModified.ToString("O", CultureInfo.InvariantCulture),
        ["contentType"] = ContentType,
        ["contentEncoding"] = ContentEncoding,
        ["cacheControl"] = CacheControl,
        ["metadata"] = Texts(Metadata),
        ["checksums"] = Texts(Checksums),
    };

    public static StoredObject FromJson(JsonObject json) => new()
    {
        Key = json["key"]!.GetValue<string>(),
        Size = json["size"]!.GetValue<long>(),
        ETag = json["eTag"]!.GetValue<string>(),
        LastModified = DateTimeOffset.Parse(json["lastModified"]!.GetValue<string>(), CultureInfo.InvariantCulture),
        ContentType = json["contentType"]!.GetValue<string>(),
        ContentEncoding = json["contentEncoding"]?.GetValue<string>(),
        CacheControl = json["cacheControl"]?.GetValue<string>(),
        Metadata = Texts(json["metadata"]!.AsObject()),
        Checksums = Texts(json["checksums"]!.AsObject()),
    };

    private static JsonObject Texts(IReadOnlyDictionary<string, string> texts) =>
        new(texts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    private static Dictionary<string, string> Texts(JsonObject json) =>
        json.ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>(), StringComparer.Ordinal);
}
