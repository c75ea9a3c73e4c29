using Microsoft.AspNetCore.Http;
using ShadowPipeline.Local.S3;

namespace ShadowPipeline.Local.Access;

/// <summary>What S3 asks of IAM: its actions have other names than its operations.</summary>
internal static class S3Needs
{
    private const string Get = "s3:GetObject";
    private const string Put = "s3:PutObject";

    public static IReadOnlyList<AccessNeed> Of(HttpContext context)
    {
        var request = new S3Request(context);
        return (request.Method, HasKey: request.Key.Length > 0) switch
        {
            ("GET" or "HEAD", true) => [new AccessNeed(Get, Object(request))],
            // A write on condition of what stands tells what stands.
            ("PUT", true) when request.Header("If-Match") is not null => [new AccessNeed(Put, Object(request)), new AccessNeed(Get, Object(request))],
            ("PUT", true) => [new AccessNeed(Put, Object(request))],
            ("GET", false) when request.Bucket.Length > 0 => [OfListing(context)],
            _ => throw RequestNeeds.Unknown("S3", $"{request.Method} {context.Request.Path}"),
        };
    }

    /// <summary>What a listing of the request's bucket must be allowed.</summary>
    public static AccessNeed OfListing(HttpContext context)
    {
        var request = new S3Request(context);
        var need = new AccessNeed("s3:ListBucket", "arn:aws:s3:::" + request.Bucket);
        return request.Query.TryGetValue("prefix", out var prefix) && request.Key.Length == 0
            ? need with { Context = new Dictionary<string, string> { ["s3:prefix"] = prefix } }
            : need;
    }

    /// <summary>What must be done with an encrypted object's key; null for what reads and writes none.</summary>
    public static string? KeyActionOf(AccessNeed need) => need.Action switch
    {
        Get => "kms:Decrypt",
        Put => "kms:GenerateDataKey",
        _ => null,
    };

    private static string Object(S3Request request) => $"arn:aws:s3:::{request.Bucket}/{request.Key}";
}
