using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.S3;

namespace ShadowPipeline.Local.Signing;

/// <summary>The body's part in a signature: which text stands for it, and whether the body is the one that was signed.</summary>
internal static class SignedPayload
{
    public const string Header = "x-amz-content-sha256";
    public const string Unsigned = "UNSIGNED-PAYLOAD";
    public const string UnsignedTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    public const string Chunked = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    public const string ChunkedTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";

    private const string TrailerSignature = "x-amz-trailer-signature";

    private static readonly string _nothing = SigningKey.Digest([]);

    /// <summary>
    /// The last line of the canonical request. S3 takes the sender's word for it here and holds the body against it in
    /// <see cref="Check"/>; every other service computes it.
    /// </summary>
    /// <exception cref="AwsServiceException">S3's header is missing or means nothing.</exception>
    public static string Of(SignedRequest request, ReadOnlySpan<byte> body, WireProtocol protocol)
    {
        if (protocol != WireProtocol.S3)
        {
            return SigningKey.Digest(body);
        }

        var declared = request.Header(Header)
            ?? throw new AwsServiceException("InvalidRequest", $"Missing required header for this request: {Header}");
        return declared is Unsigned or UnsignedTrailer or Chunked or ChunkedTrailer || (declared.Length == 64 && declared.All(char.IsAsciiHexDigit))
            ? declared
            : throw new AwsServiceException(
                "InvalidArgument",
                $"{Header} must be {Unsigned}, {UnsignedTrailer}, {Chunked}, {ChunkedTrailer} or a valid sha256 value.");
    }

    /// <summary>Holds S3's body against what was signed of it, chunk by chunk where it came so.</summary>
    /// <exception cref="AwsServiceException">It is another body.</exception>
    public static void Check(string declared, ReadOnlyMemory<byte> body, SigningKey key, string seedSignature)
    {
        if (declared is Chunked or ChunkedTrailer)
        {
            CheckChunks(ChunkedContent.Read(body.ToArray()), key, seedSignature, declared == ChunkedTrailer);
        }
        else if (declared is not (Unsigned or UnsignedTrailer) && declared != SigningKey.Digest(body.Span))
        {
            throw new AwsServiceException("XAmzContentSHA256Mismatch", $"The provided '{Header}' header does not match what was computed.");
        }
    }

    private static void CheckChunks(ChunkedContent content, SigningKey key, string signature, bool hasTrailer)
    {
        foreach (var chunk in content.Chunks)
        {
            signature = key.Sign("AWS4-HMAC-SHA256-PAYLOAD", signature, _nothing, SigningKey.Digest(chunk.Data.Span));
            Compare(signature, chunk.Signature, "a chunk");
        }

        if (hasTrailer)
        {
            var trailers = content.Trailers.Where(trailer => trailer.Key != TrailerSignature).Select(trailer => $"{trailer.Key}:{trailer.Value}\n");
            signature = key.Sign("AWS4-HMAC-SHA256-TRAILER", signature, SigningKey.Digest(string.Concat(trailers)));
            Compare(signature, content.Trailers.FirstOrDefault(trailer => trailer.Key == TrailerSignature).Value, "the trailer");
        }
    }

    private static void Compare(string computed, string? given, string what)
    {
        if (computed != given)
        {
            throw SignatureFault.Mismatch.Refuse(
                WireProtocol.S3, $"The signature we calculated of {what} does not match the signature you provided.");
        }
    }
}
