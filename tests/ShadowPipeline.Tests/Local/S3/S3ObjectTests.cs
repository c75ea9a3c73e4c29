using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace ShadowPipeline.Tests.Local.S3;

public sealed class S3ObjectTests : IAsyncLifetime
{
    private S3Bench _s3 = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _s3 = await S3Bench.StartAsync();

    public ValueTask DisposeAsync() => _s3.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(81_920)]
    [InlineData(1_000_003)]
    public async Task Object_WrittenAndRead_IsTheSame(int length)
    {
        var content = Bytes(length);

        var put = await PutAsync("a/b.bin", content);
        using var got = await _s3.Client.GetObjectAsync(S3Bench.Bucket, "a/b.bin", Token);

        put.ETag.ShouldBe(ETagOf(content));
        got.ETag.ShouldBe(put.ETag);
        got.ContentLength.ShouldBe(length);
        (await ReadAsync(got)).ShouldBe(content);
        File.ReadAllBytes(Path.Combine(_s3.Objects, "a%2Fb.bin")).ShouldBe(content);
    }

    [Theory]
    [InlineData("bytes=0-0", 0, 1)]
    [InlineData("bytes=10-19", 10, 10)]
    [InlineData("bytes=990-2000", 990, 10)]
    [InlineData("bytes=999-", 999, 1)]
    [InlineData("bytes=-5", 995, 5)]
    [InlineData("bytes=-5000", 0, 1000)]
    public async Task Range_OfAnObject_IsThatPart(string range, int first, int length)
    {
        var put = await PutAsync("part", Bytes(1000));

        using var got = await _s3.Client.GetObjectAsync(
            new GetObjectRequest { BucketName = S3Bench.Bucket, Key = "part", ByteRange = new ByteRange(range), EtagToMatch = put.ETag }, Token);

        got.HttpStatusCode.ShouldBe(HttpStatusCode.PartialContent);
        got.ContentRange.ShouldBe($"bytes {first}-{first + length - 1}/1000");
        got.ContentLength.ShouldBe(length);
        (await ReadAsync(got)).ShouldBe(Bytes(1000)[first..(first + length)]);
    }

    [Theory]
    [InlineData("bytes=1000-", "InvalidRange")]
    [InlineData("bytes=5-4", "InvalidRange")]
    [InlineData("bytes=0-1,5-6", "NotImplemented")]
    [InlineData("lines=0-1", "NotImplemented")]
    [InlineData("bytes=-", "NotImplemented")]
    public async Task Range_ThatIsNone_IsRefused(string range, string code)
    {
        await PutAsync("part", Bytes(1000));

        var refused = await Should.ThrowAsync<AmazonS3Exception>(() => _s3.Client.GetObjectAsync(
            new GetObjectRequest { BucketName = S3Bench.Bucket, Key = "part", ByteRange = new ByteRange(range) }, Token));

        refused.ErrorCode.ShouldBe(code);
    }

    [Fact]
    public async Task Object_ChangedMeanwhile_IsNotReadOn()
    {
        var before = await PutAsync("part", Bytes(10));
        await PutAsync("part", Bytes(11));

        var refused = await Should.ThrowAsync<AmazonS3Exception>(() => _s3.Client.GetObjectAsync(
            new GetObjectRequest { BucketName = S3Bench.Bucket, Key = "part", EtagToMatch = before.ETag }, Token));

        refused.ErrorCode.ShouldBe("PreconditionFailed");
    }

    // The client has the others only with a native library; S3RefusalTests sends those by hand.
    public static TheoryData<string> Algorithms => ["CRC32", "SHA1", "SHA256"];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task Checksum_OfEveryAlgorithm_IsVerifiedAndGivenBack(string algorithm)
    {
        var request = Put("sum", Bytes(1000));
        request.ChecksumAlgorithm = ChecksumAlgorithm.FindValue(algorithm);

        var put = await _s3.Client.PutObjectAsync(request, Token);

        using var got = await _s3.Client.GetObjectAsync(
            new GetObjectRequest { BucketName = S3Bench.Bucket, Key = "sum", ChecksumMode = ChecksumMode.ENABLED }, Token);
        (await ReadAsync(got)).ShouldBe(Bytes(1000));
        Sum(got, algorithm).ShouldNotBeNullOrEmpty();
        Sum(got, algorithm).ShouldBe(algorithm switch
        {
            "CRC32" => put.ChecksumCRC32,
            "SHA1" => put.ChecksumSHA1,
            _ => put.ChecksumSHA256,
        });
    }

    [Theory]
    [InlineData(RequestChecksumCalculation.WHEN_SUPPORTED, true)]
    [InlineData(RequestChecksumCalculation.WHEN_REQUIRED, true)]
    [InlineData(RequestChecksumCalculation.WHEN_SUPPORTED, false)]
    public async Task Payload_InEveryEncodingOfTheClient_IsUnpacked(RequestChecksumCalculation calculation, bool chunked)
    {
        using var client = _s3.Connect(new AmazonS3Config { RequestChecksumCalculation = calculation });
        var request = Put("encoded", Bytes(200_000));
        request.UseChunkEncoding = chunked;

        await client.PutObjectAsync(request, Token);

        File.ReadAllBytes(Path.Combine(_s3.Objects, "encoded")).ShouldBe(Bytes(200_000));
    }

    [Fact]
    public async Task Head_KnowsTypeMetadataAndTime()
    {
        var request = Put("facts", Bytes(10));
        request.ContentType = "application/gzip";
        request.Headers.ContentEncoding = "br";
        request.Headers.CacheControl = "no-cache";
        request.Metadata.Add("end", "2026-11-20T10:00:00Z");
        await _s3.Client.PutObjectAsync(request, Token);

        var facts = await _s3.Client.GetObjectMetadataAsync(S3Bench.Bucket, "facts", Token);

        facts.Headers.ContentType.ShouldBe("application/gzip");
        facts.Headers.ContentEncoding.ShouldBe("br");
        facts.Headers.CacheControl.ShouldBe("no-cache");
        facts.Headers.ContentLength.ShouldBe(10);
        facts.Metadata["end"].ShouldBe("2026-11-20T10:00:00Z");
        facts.LastModified!.Value.ToUniversalTime().ShouldBe(_s3.Clock.Now.UtcDateTime);
    }

    [Fact]
    public async Task Object_WrittenAgain_IsReplaced()
    {
        await PutAsync("twice", Bytes(100));
        await PutAsync("twice", Bytes(7));

        using var got = await _s3.Client.GetObjectAsync(S3Bench.Bucket, "twice", Token);
        (await ReadAsync(got)).ShouldBe(Bytes(7));
    }

    [Fact]
    public async Task IfNoneMatch_OnATakenKey_IsPreconditionFailedAndTheFirstStands()
    {
        (await PutOnceAsync(Bytes(3))).HttpStatusCode.ShouldBe(HttpStatusCode.OK);

        var refused = await Should.ThrowAsync<AmazonS3Exception>(() => PutOnceAsync(Bytes(4)));

        (refused.StatusCode, refused.ErrorCode).ShouldBe((HttpStatusCode.PreconditionFailed, "PreconditionFailed"));
        File.ReadAllBytes(Path.Combine(_s3.Objects, "once")).ShouldBe(Bytes(3));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task IfMatch_WithTheObjectsTag_WritesOver(bool quoted)
    {
        var tag = (await PutAsync("matched", Bytes(3))).ETag;

        await PutMatchedAsync(Bytes(4), quoted ? tag : tag.Trim('"'));

        File.ReadAllBytes(Path.Combine(_s3.Objects, "matched")).ShouldBe(Bytes(4));
    }

    [Fact]
    public async Task IfMatch_WithAnotherTag_IsPreconditionFailedAndTheFirstStands()
    {
        await PutAsync("matched", Bytes(3));

        var refused = await Should.ThrowAsync<AmazonS3Exception>(() => PutMatchedAsync(Bytes(4), ETagOf(Bytes(5))));

        (refused.StatusCode, refused.ErrorCode).ShouldBe((HttpStatusCode.PreconditionFailed, "PreconditionFailed"));
        File.ReadAllBytes(Path.Combine(_s3.Objects, "matched")).ShouldBe(Bytes(3));
    }

    [Fact]
    public async Task IfMatch_OnAFreeKey_IsNoSuchKeyAndWritesNothing()
    {
        var refused = await Should.ThrowAsync<AmazonS3Exception>(() => PutMatchedAsync(Bytes(4), ETagOf(Bytes(5))));

        (refused.StatusCode, refused.ErrorCode).ShouldBe((HttpStatusCode.NotFound, "NoSuchKey"));
        Directory.GetFiles(_s3.Objects).ShouldBeEmpty();
    }

    [Fact]
    public async Task IfMatch_OfManyAtOnce_LetsOneWrite()
    {
        var tag = (await PutAsync("matched", Bytes(3))).ETag;

        var written = await Task.WhenAll(Enumerable.Range(4, 8).Select(async size =>
        {
            try
            {
                await PutMatchedAsync(Bytes(size), tag);
                return true;
            }
            catch (AmazonS3Exception exception) when (exception.ErrorCode == "PreconditionFailed")
            {
                return false;
            }
        }));

        written.Count(one => one).ShouldBe(1);
    }

    [Theory]
    [InlineData(S3Bench.Bucket, "none", "NoSuchKey")]
    [InlineData("nobodys", "none", "NoSuchBucket")]
    public async Task Missing_IsSaidByName(string bucket, string key, string code)
    {
        (await Should.ThrowAsync<AmazonS3Exception>(() => _s3.Client.GetObjectAsync(bucket, key, Token))).ErrorCode.ShouldBe(code);
        (await Should.ThrowAsync<AmazonS3Exception>(() => _s3.Client.GetObjectMetadataAsync(bucket, key, Token))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../../outside")]
    [InlineData("/absolute")]
    [InlineData("a//b")]
    [InlineData(".hidden")]
    [InlineData("C:\\windows")]
    [InlineData("mit Leerzeichen + ä € %2F ?&#")]
    [InlineData("a.json")]
    public async Task Key_OfAnyKind_StaysInItsFolderAndIsListed(string key)
    {
        var folders = Directory.GetDirectories(_s3.Root, "*", SearchOption.AllDirectories).Length;
        var name = ShadowPipeline.Local.S3.ObjectName.Of(key);
        var about = new ShadowPipeline.Local.S3.StoredObject { Key = key, Size = 5, ETag = ETagOf(Bytes(5)), LastModified = _s3.Clock.Now };

        new ShadowPipeline.Local.S3.S3Folder(_s3.Root, S3Bench.Bucket).Put(S3Bench.Bucket, about, Bytes(5), new ShadowPipeline.Local.S3.WriteCondition(OnlyNew: true));

        Directory.GetFiles(_s3.Objects).ShouldHaveSingleItem().ShouldBe(Path.Combine(_s3.Objects, name));
        Directory.GetDirectories(_s3.Root, "*", SearchOption.AllDirectories).Length.ShouldBeLessThanOrEqualTo(folders + 1);
        ShadowPipeline.Local.S3.ObjectName.ToKey(name).ShouldBe(key);
        (await _s3.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = S3Bench.Bucket, Encoding = EncodingType.Url }, Token))
            .S3Objects.ShouldHaveSingleItem().Size.ShouldBe(5);
    }

    [Fact]
    public async Task Content_ChangedByHand_IsTheObjectWithItsOwnETag()
    {
        await PutAsync("edited", Bytes(4));
        await _s3.Client.GetObjectMetadataAsync(S3Bench.Bucket, "edited", Token);
        await File.WriteAllTextAsync(Path.Combine(_s3.Objects, "edited"), "other", Token);

        using var got = await _s3.Client.GetObjectAsync(S3Bench.Bucket, "edited", Token);

        Encoding.UTF8.GetString(await ReadAsync(got)).ShouldBe("other");
        got.ETag.ShouldBe(ETagOf("other"u8));
    }

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "S3's ETag is this.")]
    private static string ETagOf(ReadOnlySpan<byte> content) => $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";

    private static string? Sum(GetObjectResponse got, string algorithm) => algorithm switch
    {
        "CRC32" => got.ChecksumCRC32,
        "SHA1" => got.ChecksumSHA1,
        _ => got.ChecksumSHA256,
    };

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static PutObjectRequest Put(string key, byte[] content) =>
        new() { BucketName = S3Bench.Bucket, Key = key, InputStream = new MemoryStream(content) };

    private static async Task<byte[]> ReadAsync(GetObjectResponse response)
    {
        using var content = new MemoryStream();
        await response.ResponseStream.CopyToAsync(content, Token);
        return content.ToArray();
    }

    private Task<PutObjectResponse> PutAsync(string key, byte[] content) => _s3.Client.PutObjectAsync(Put(key, content), Token);

    private Task<PutObjectResponse> PutMatchedAsync(byte[] content, string tag)
    {
        var request = Put("matched", content);
        request.IfMatch = tag;
        return _s3.Client.PutObjectAsync(request, Token);
    }

    private Task<PutObjectResponse> PutOnceAsync(byte[] content)
    {
        var request = Put("once", content);
        request.IfNoneMatch = "*";
        return _s3.Client.PutObjectAsync(request, Token);
    }
}
