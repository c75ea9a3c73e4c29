using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.S3;

/// <summary>The content of a PutObject: unpacked, and held against every checksum that came with it.</summary>
internal static class PutContent
{
    private const string Chunked = "aws-chunked";

    private static readonly string[] _packed =
        ["STREAMING-UNSIGNED-PAYLOAD-TRAILER", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"];

    public static async Task<(byte[] Content, IReadOnlyDictionary<string, string> Checksums)> ReadAsync(HttpRequest http, S3Request request)
    {
        using var buffer = new MemoryStream();
        await http.Body.CopyToAsync(buffer, http.HttpContext.RequestAborted);
        var body = buffer.ToArray();
        var digest = request.Header("x-amz-content-sha256")
            ?? throw new AwsServiceException("InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
        IReadOnlyList<KeyValuePair<string, string>> trailers = [];
        if (digest.StartsWith("STREAMING-", StringComparison.Ordinal))
        {
            if (!_packed.Contains(digest))
            {
                throw S3Request.Refusal($"the payload {digest}");
            }

            (body, trailers) = ChunkedContent.Decode(body, DecodedLength(request));
        }
        else if (digest != "UNSIGNED-PAYLOAD" && digest != Convert.ToHexStringLower(SHA256.HashData(body)))
        {
            throw new AwsServiceException("XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }

        RequireTrailers(request, trailers);
        return (body, Checksums.Verify(body, request.Headers.Concat(trailers)));
    }

    /// <summary>The encoding of the object itself: how it travelled is no part of it.</summary>
    public static string? EncodingOf(S3Request request)
    {
        var encodings = (request.Header("Content-Encoding") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var own = string.Join(',', encodings.Where(encoding => encoding != Chunked));
        return own.Length > 0 ? own : null;
    }

    private static long? DecodedLength(S3Request request) => request.Header("x-amz-decoded-content-length") switch
    {
        null => throw new AwsServiceException("MissingContentLength", "You must provide x-amz-decoded-content-length.", 411),
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) => length,
        var text => throw new AwsServiceException("InvalidArgument", $"x-amz-decoded-content-length is '{text}'."),
    };

    private static void RequireTrailers(S3Request request, IReadOnlyList<KeyValuePair<string, string>> trailers)
    {
        var announced = (request.Header("x-amz-trailer") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in announced.Where(name => trailers.All(trailer => !trailer.Key.Equals(name, StringComparison.OrdinalIgnoreCase))))
        {
            throw new AwsServiceException("MalformedTrailerError", $"The trailer {name} was announced and did not come.");
        }
    }
}
