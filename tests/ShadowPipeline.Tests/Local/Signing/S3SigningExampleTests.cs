using System.Text;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.Signing;

/// <summary>The examples of S3's own guide to Signature Version 4, with the signatures that it publishes.</summary>
public sealed class S3SigningExampleTests
{
    private const string Nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly string[] _chunks =
    [
        "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
        "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
        "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
    ];

    private static readonly string[] _chunksBeforeTrailer =
    [
        "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
        "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
        "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
    ];

    [Theory]
    [InlineData("GET", "/test.txt", "", "Range=bytes=0-9", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")]
    [InlineData("GET", "/", "lifecycle", "", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("GET", "/", "max-keys=2&prefix=J", "", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void Read_OfTheGuide_IsVerified(string method, string path, string query, string header, string signature)
    {
        var headers = Headers("examplebucket.s3.amazonaws.com", Nothing, header);

        Verify(new SignedRequest(method, path, query, headers), signature, []);
    }

    [Theory]
    [InlineData("/test%24file.text")]
    [InlineData("/test$file.text")]
    public void Put_OfTheGuide_IsVerifiedHoweverItsKeyIsEscaped(string path)
    {
        var body = "Welcome to Amazon S3."u8.ToArray();
        var headers = Headers(
            "examplebucket.s3.amazonaws.com", SigningKey.Digest(body), "Date=Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class=REDUCED_REDUNDANCY");

        Verify(new SignedRequest("PUT", path, "", headers), "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd", body);
    }

    [Fact]
    public void ChunkedPut_OfTheGuide_IsVerified() => Chunked(Body(_chunks, ""));

    [Fact]
    public void ChunkedPutWithTrailer_OfTheGuide_IsVerified() => ChunkedWithTrailer(Body(_chunksBeforeTrailer, Trailer));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void ChunkedPut_ChunkOfAnotherSignature_IsRefused(int index)
    {
        string[] chunks = [.. _chunks];
        chunks[index] = (chunks[index][0] == '0' ? '1' : '0') + chunks[index][1..];

        Should.Throw<AwsServiceException>(() => Chunked(Body(chunks, ""))).Code.ShouldBe("SignatureDoesNotMatch");
    }

    [Fact]
    public void ChunkedPut_OtherContent_IsRefused()
    {
        var body = Body(_chunks, "");
        body[66_000] = (byte)'b';

        Should.Throw<AwsServiceException>(() => Chunked(body)).Code.ShouldBe("SignatureDoesNotMatch");
    }

    [Fact]
    public void ChunkedPut_ChunkWithoutSignature_IsRefused() =>
        Should.Throw<AwsServiceException>(() => Chunked("0\r\n\r\n"u8.ToArray())).Code.ShouldBe("SignatureDoesNotMatch");

    [Fact]
    public void ChunkedPut_LastChunkCutOff_IsRefused() =>
        Should.Throw<AwsServiceException>(() => Chunked(Body(_chunks, "")[..^90])).Code.ShouldBe("IncompleteBody");

    [Theory]
    [InlineData("x-amz-checksum-crc32c:sOO8/A==\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n")]
    [InlineData("x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:081f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n")]
    [InlineData("x-amz-checksum-crc32c:sOO8/Q==\r\n")]
    public void ChunkedPutWithTrailer_OtherTrailer_IsRefused(string trailer) =>
        Should.Throw<AwsServiceException>(() => ChunkedWithTrailer(Body(_chunksBeforeTrailer, trailer))).Code.ShouldBe("SignatureDoesNotMatch");

    private const string Trailer =
        "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n";

    private static void Chunked(byte[] body)
    {
        var headers = Headers(
            "s3.amazonaws.com",
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            "Content-Encoding=aws-chunked",
            "Content-Length=66824",
            "x-amz-decoded-content-length=66560",
            "x-amz-storage-class=REDUCED_REDUNDANCY");
        Verify(
            new SignedRequest("PUT", "/examplebucket/chunkObject.txt", "", headers),
            "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
            body);
    }

    private static void ChunkedWithTrailer(byte[] body)
    {
        var headers = Headers(
            "s3.amazonaws.com",
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
            "Content-Encoding=aws-chunked",
            "x-amz-decoded-content-length=66560",
            "x-amz-storage-class=REDUCED_REDUNDANCY",
            "x-amz-trailer=x-amz-checksum-crc32c");
        Verify(
            new SignedRequest("PUT", "/examplebucket/chunkObject.txt", "", headers),
            "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e",
            body);
    }

    private static byte[] Body(string[] signatures, string trailer) => Encoding.ASCII.GetBytes(
        $"10000;chunk-signature={signatures[0]}\r\n{new string('a', 65_536)}\r\n400;chunk-signature={signatures[1]}\r\n{new string('a', 1024)}\r\n"
        + $"0;chunk-signature={signatures[2]}\r\n{trailer}\r\n");

    private static Dictionary<string, IReadOnlyList<string>> Headers(string host, string payload, params IEnumerable<string> others)
    {
        var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["Host"] = [host],
            ["x-amz-date"] = ["20130524T000000Z"],
            ["x-amz-content-sha256"] = [payload],
        };
        foreach (var other in others.Where(text => text.Length > 0))
        {
            headers[other.Split('=')[0]] = [other.Split('=', 2)[1]];
        }

        return headers;
    }

    private static void Verify(SignedRequest request, string signature, byte[] body)
    {
        var names = string.Join(';', request.Headers.Keys.Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal));
        var headers = request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase);
        headers["Authorization"] =
            [$"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders={names},Signature={signature}"];
        var verifier = new SignatureVerifier(
            [new SigningCredential("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")],
            new TestClock(new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero)),
            "us-east-1");

        verifier.Verify(request with { Headers = headers }, body);

        verifier.Verified.ShouldBe(1);
    }
}
