using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Aws;

/// <summary>An object's address, <c>s3://bucket/key</c>.</summary>
internal static class S3Address
{
    private const string Scheme = "s3://";

    /// <summary>Bucket and key.</summary>
    /// <exception cref="PermanentServiceException">The text is no such address.</exception>
    public static (string Bucket, string Key) Parse(string uri)
    {
        var slash = uri.StartsWith(Scheme, StringComparison.Ordinal) ? uri.IndexOf('/', Scheme.Length) : -1;
        return slash > Scheme.Length && slash < uri.Length - 1
            ? (uri[Scheme.Length..slash], uri[(slash + 1)..])
            : throw new PermanentServiceException($"'{uri}' is no address of an object in S3.");
    }
}
