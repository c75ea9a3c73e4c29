using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace ShadowPipeline.Local.S3;

/// <summary>S3's answers in XML.</summary>
internal static class S3Xml
{
    private static readonly XNamespace _s3 = "http://s3.amazonaws.com/doc/2006-03-01/";

    /// <summary>A page of a listing.</summary>
    public static byte[] List(ListPage page) => Bytes(new XElement(
        _s3 + "ListBucketResult",
        Member("Name", page.Bucket),
        Member("Prefix", page.Text(page.Prefix)),
        page.Delimiter.Length > 0 ? Member("Delimiter", page.Text(page.Delimiter)) : null,
        page.ContinuationToken is { } token ? Member("ContinuationToken", token) : null,
        page.StartAfter is { } after ? Member("StartAfter", page.Text(after)) : null,
        Member("KeyCount", page.Objects.Count + page.CommonPrefixes.Count),
        Member("MaxKeys", page.MaxKeys),
        page.UrlEncoded ? Member("EncodingType", "url") : null,
        Member("IsTruncated", page.NextContinuationToken is not null),
        page.NextContinuationToken is { } next ? Member("NextContinuationToken", next) : null,
        page.Objects.Select(one => new XElement(
            _s3 + "Contents",
            Member("Key", page.Text(one.Key)),
            Member("LastModified", Instant(one.LastModified)),
            Member("ETag", one.ETag),
            Member("Size", one.Size),
            Member("StorageClass", "STANDARD"))),
        page.CommonPrefixes.Select(prefix => new XElement(_s3 + "CommonPrefixes", Member("Prefix", page.Text(prefix))))));

    /// <summary>All buckets.</summary>
    public static byte[] Buckets(IEnumerable<(string Name, DateTimeOffset CreatedAt)> buckets) => Bytes(new XElement(
        _s3 + "ListAllMyBucketsResult",
        new XElement(_s3 + "Owner", Member("ID", "local")),
        new XElement(_s3 + "Buckets", buckets.Select(bucket => new XElement(
            _s3 + "Bucket",
            Member("Name", bucket.Name),
            Member("CreationDate", Instant(bucket.CreatedAt)))))));

    /// <summary>An error; S3's have no namespace.</summary>
    public static byte[] Error(string code, string message, string resource, string requestId) => Bytes(new XElement(
        "Error",
        new XElement("Code", code),
        new XElement("Message", message),
        new XElement("Resource", resource),
        new XElement("RequestId", requestId)));

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static XElement Member(string name, object value) => new(_s3 + name, value);

    private static byte[] Bytes(XElement root) =>
        Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting));
}

/// <summary>What a page of ListObjectsV2 says.</summary>
internal sealed record ListPage(
    string Bucket,
    string Prefix,
    string Delimiter,
    string? StartAfter,
    string? ContinuationToken,
    int MaxKeys,
    bool UrlEncoded,
    IReadOnlyList<StoredObject> Objects,
    IReadOnlyList<string> CommonPrefixes,
    string? NextContinuationToken)
{
    /// <summary>A key as the caller wants to read it: XML cannot hold every character that a key may have.</summary>
    public string Text(string key) => UrlEncoded ? Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal) : key;
}
