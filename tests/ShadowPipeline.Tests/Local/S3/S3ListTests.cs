using Amazon.S3;
using Amazon.S3.Model;

namespace ShadowPipeline.Tests.Local.S3;

public sealed class S3ListTests : IAsyncLifetime
{
    private S3Bench _s3 = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _s3 = await S3Bench.StartAsync();

    public ValueTask DisposeAsync() => _s3.DisposeAsync();

    [Fact]
    public async Task List_IsInTheOrderOfBytes_WithPrefix()
    {
        await PutAsync("run/b", "run/B", "run/a-1", "run/a", "rund", "run/ä");

        var page = await ListAsync(new ListObjectsV2Request { Prefix = "run/" });

        page.S3Objects.Select(one => one.Key).ShouldBe(["run/B", "run/a", "run/a-1", "run/b", "run/ä"]);
        page.IsTruncated.ShouldBe(false);
        page.KeyCount.ShouldBe(5);
        page.S3Objects[0].Size.ShouldBe(5);
        page.S3Objects[0].LastModified!.Value.ToUniversalTime().ShouldBe(_s3.Clock.Now.UtcDateTime);
        page.S3Objects[0].ETag.ShouldBe((await _s3.Client.GetObjectMetadataAsync(S3Bench.Bucket, "run/B", Token)).ETag);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task List_InPages_HasEveryKeyOnce(int size)
    {
        var keys = Enumerable.Range(0, 7).Select(number => $"k{number}").ToArray();
        await PutAsync(keys);
        var seen = new List<string>();
        var request = new ListObjectsV2Request { MaxKeys = size };
        ListObjectsV2Response page;
        do
        {
            page = await ListAsync(request);
            page.S3Objects.Count.ShouldBeLessThanOrEqualTo(size);
            seen.AddRange(page.S3Objects.Select(one => one.Key));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);

        seen.ShouldBe(keys);
    }

    [Fact]
    public async Task List_StartAfter_BeginsBehindTheKey()
    {
        await PutAsync("a", "b", "c");

        (await ListAsync(new ListObjectsV2Request { StartAfter = "a" })).S3Objects.Select(one => one.Key).ShouldBe(["b", "c"]);
    }

    [Fact]
    public async Task List_OfNothing_IsEmpty()
    {
        var page = await ListAsync(new ListObjectsV2Request { Prefix = "none/" });

        (page.S3Objects ?? []).ShouldBeEmpty();
        page.IsTruncated.ShouldBe(false);
    }

    [Fact]
    public async Task List_WithDelimiter_ShowsFoldersOnce()
    {
        await PutAsync("a/1", "a/2", "a/b/3", "b", "c/4", "d/5");

        var top = await ListAsync(new ListObjectsV2Request { Delimiter = "/" });
        var inside = await ListAsync(new ListObjectsV2Request { Delimiter = "/", Prefix = "a/" });

        top.KeyCount.ShouldBe(4);
        top.CommonPrefixes.ShouldBe(["a/", "c/", "d/"]);
        top.S3Objects.Select(one => one.Key).ShouldBe(["b"]);
        inside.CommonPrefixes.ShouldBe(["a/b/"]);
        inside.S3Objects.Select(one => one.Key).ShouldBe(["a/1", "a/2"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task List_WithDelimiterInPages_ShowsEachEntryOnce(int size)
    {
        await PutAsync("a/1", "a/2", "b", "c/4", "c/5", "d");
        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = await ListAsync(new ListObjectsV2Request { Delimiter = "/", MaxKeys = size, ContinuationToken = token });
            (page.KeyCount ?? 0).ShouldBeLessThanOrEqualTo(size);
            seen.AddRange([.. page.CommonPrefixes ?? [], .. (page.S3Objects ?? []).Select(one => one.Key)]);
            token = page.NextContinuationToken;
        }
        while (token is not null);

        seen.Order(StringComparer.Ordinal).ShouldBe(["a/", "b", "c/", "d"]);
    }

    [Fact]
    public async Task Buckets_AreListed() =>
        (await _s3.Client.ListBucketsAsync(Token)).Buckets.Select(bucket => bucket.BucketName).ShouldBe([S3Bench.Bucket]);

    [Fact]
    public async Task List_OfAnUnknownBucket_IsNoSuchBucket() =>
        (await Should.ThrowAsync<AmazonS3Exception>(() => _s3.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "nobodys" }, Token)))
            .ErrorCode.ShouldBe("NoSuchBucket");

    private Task<ListObjectsV2Response> ListAsync(ListObjectsV2Request request)
    {
        request.BucketName = S3Bench.Bucket;
        return _s3.Client.ListObjectsV2Async(request, Token);
    }

    private async Task PutAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await _s3.Client.PutObjectAsync(new PutObjectRequest { BucketName = S3Bench.Bucket, Key = key, ContentBody = "hello" }, Token);
        }
    }
}
