using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using ShadowPipeline.Local.Signing;

namespace ShadowPipeline.Tests.Local.S3;

/// <summary>What local S3 does not know, and bodies that are not what they say.</summary>
public sealed class S3RefusalTests : IAsyncLifetime
{
    private const string Signature = "AWS4-HMAC-SHA256 Credential=local/20261120/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0";

    private readonly HttpClient _http = new();
    private S3Bench _s3 = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _s3 = await S3Bench.StartAsync(SignatureVerifier.Off);
        _http.BaseAddress = _s3.Server.Address;
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _s3.DisposeAsync();
    }

    public static TheoryData<string, Func<IAmazonS3, Task>> Calls => new()
    {
        { "DELETE of an object", s3 => s3.DeleteObjectAsync(S3Bench.Bucket, "k", Token) },
        { "PUT of a bucket", s3 => s3.PutBucketAsync("another", Token) },
        { "GET of a bucket but as ListObjectsV2", s3 => s3.ListObjectsAsync(S3Bench.Bucket, Token) },
        {
            "CreateMultipartUpload: it takes an object of up to 64 MiB in one PutObject",
            s3 => s3.InitiateMultipartUploadAsync(S3Bench.Bucket, "k", Token)
        },
        { "the query parameter 'versionId' of GetObject", s3 => s3.GetObjectAsync(S3Bench.Bucket, "k", "v", Token) },
        {
            "the header 'if-none-match' of GetObject",
            s3 => s3.GetObjectAsync(new GetObjectRequest { BucketName = S3Bench.Bucket, Key = "k", EtagToNotMatch = "\"tag\"" }, Token)
        },
        {
            "the header 'x-amz-server-side-encryption' of PutObject",
            s3 => s3.PutObjectAsync(
                new PutObjectRequest { BucketName = S3Bench.Bucket, Key = "k", ContentBody = "x", ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 }, Token)
        },
        {
            "PutObject with If-None-Match \"tag\"",
            s3 => s3.PutObjectAsync(new PutObjectRequest { BucketName = S3Bench.Bucket, Key = "k", ContentBody = "x", IfNoneMatch = "\"tag\"" }, Token)
        },
        {
            "PutObject with If-Match *",
            s3 => s3.PutObjectAsync(new PutObjectRequest { BucketName = S3Bench.Bucket, Key = "k", ContentBody = "x", IfMatch = "*" }, Token)
        },
        {
            "PutObject with If-Match and If-None-Match",
            s3 => s3.PutObjectAsync(new PutObjectRequest { BucketName = S3Bench.Bucket, Key = "k", ContentBody = "x", IfMatch = "\"tag\"", IfNoneMatch = "*" }, Token)
        },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Unknown_IsRefusedByName(string what, Func<IAmazonS3, Task> call)
    {
        var refused = await Should.ThrowAsync<AmazonS3Exception>(() => call(_s3.Client));

        refused.ErrorCode.ShouldBe("NotImplemented");
        refused.Message.ShouldContain(what);
        Directory.GetFiles(_s3.Objects).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32", "AAAAAA==", "BadDigest")]
    [InlineData("x-amz-checksum-crc64nvme", "AAAAAAAAAAA=", "BadDigest")]
    [InlineData("x-amz-checksum-md6", "AAAA", "InvalidRequest")]
    [InlineData("x-amz-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "XAmzContentSHA256Mismatch")]
    [InlineData("x-amz-content-sha256", "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD", "NotImplemented")]
    public async Task Put_WrongChecksum_StoresNothing(string header, string value, string code)
    {
        using var request = Put("hello");
        if (header != "x-amz-content-sha256")
        {
            request.Headers.Add("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        }

        request.Headers.Add(header, value);

        await RefusedAsync(request, code);
    }

    [Fact]
    public async Task Put_WrongContentMd5_StoresNothing()
    {
        using var request = Put("hello");
        request.Headers.Add("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        request.Content!.Headers.ContentMD5 = new byte[16];

        await RefusedAsync(request, "BadDigest");
    }

    [Theory]
    [InlineData("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n", 5, "")]
    [InlineData("2\r\nhe\r\n3;chunk-signature=abc\r\nllo\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n", 5, "")]
    [InlineData("5\r\nhellO\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n", 5, "BadDigest")]
    [InlineData("5\r\nhello\r\n0\r\n\r\n", 5, "MalformedTrailerError")]
    [InlineData("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n", 6, "IncompleteBody")]
    [InlineData("6\r\nhello\r\n0\r\n\r\n", 5, "InvalidRequest")]
    [InlineData("4\r\nhello\r\n0\r\n\r\n", 5, "InvalidRequest")]
    [InlineData("ff\r\nhello\r\n", 5, "IncompleteBody")]
    [InlineData("x\r\nhello\r\n", 5, "InvalidRequest")]
    public async Task Put_InChunks_IsUnpackedOrRefused(string body, int decodedLength, string code)
    {
        using var request = Put(body);
        request.Headers.Add("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
        request.Headers.Add("x-amz-trailer", "x-amz-checksum-crc32");
        request.Headers.Add("x-amz-decoded-content-length", decodedLength.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (code.Length > 0)
        {
            await RefusedAsync(request, code);
            return;
        }

        (await _http.SendAsync(request, Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await File.ReadAllTextAsync(Path.Combine(_s3.Objects, "k"), Token)).ShouldBe("hello");
    }

    [Theory]
    [InlineData("/evidence/..%2F..%2Fescaped")]
    [InlineData("/..%2Fevidence/k")]
    [InlineData("/.writing/k")]
    public async Task Put_ThatWouldEscape_StaysInside(string path)
    {
        var outside = Directory.GetFiles(Path.GetDirectoryName(_s3.Root)!, "*escaped*");
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent("x") };
        request.Headers.TryAddWithoutValidation("Authorization", Signature);
        request.Headers.Add("x-amz-content-sha256", "UNSIGNED-PAYLOAD");

        var response = await _http.SendAsync(request, Token);

        var escaped = path.Contains("escaped", StringComparison.Ordinal);
        response.StatusCode.ShouldBe(escaped ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        Directory.GetFiles(Path.GetDirectoryName(_s3.Root)!, "*escaped*").ShouldBe(outside);
        Directory.GetFiles(_s3.Root, "*", SearchOption.AllDirectories).Length.ShouldBe(escaped ? 2 : 0);
    }

    [Theory]
    [InlineData("crc32", "cbf43926")]
    [InlineData("crc32c", "e3069283")]
    [InlineData("crc64nvme", "ae8b14860a799888")]
    public void Crc_OfTheNineDigits_IsTheCatalogues(string algorithm, string check)
    {
        var crc = algorithm switch
        {
            "crc32" => ShadowPipeline.Local.S3.Crc.Iso32,
            "crc32c" => ShadowPipeline.Local.S3.Crc.Castagnoli32,
            _ => ShadowPipeline.Local.S3.Crc.Nvme64,
        };

        Convert.ToHexStringLower(crc.Of("123456789"u8)).ShouldBe(check);
    }

    private static HttpRequestMessage Put(string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, "/evidence/k") { Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body)) };
        request.Headers.TryAddWithoutValidation("Authorization", Signature);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        return request;
    }

    private async Task RefusedAsync(HttpRequestMessage request, string code)
    {
        var response = await _http.SendAsync(request, Token);

        response.IsSuccessStatusCode.ShouldBeFalse();
        (await response.Content.ReadAsStringAsync(Token)).ShouldContain($"<Code>{code}</Code>");
        Directory.GetFiles(_s3.Objects).ShouldBeEmpty();
    }
}
