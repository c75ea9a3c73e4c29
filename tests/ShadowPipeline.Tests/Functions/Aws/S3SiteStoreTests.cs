using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Local.S3;
using ShadowPipeline.Tests.Standins.Sdk;

namespace ShadowPipeline.Tests.Functions.Aws;

public sealed class S3SiteStoreTests : IAsyncLifetime
{
    private S3Bench _s3 = null!;
    private S3SiteStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _s3 = await S3Bench.StartAsync();
        _store = new S3SiteStore(_s3.Client, new FunctionSettings("t", "s", S3Bench.Bucket, "evidence-prefix/"));
    }

    public ValueTask DisposeAsync() => _s3.DisposeAsync();

    [Fact]
    public void AddressOf_APage_IsBelowSite() => _store.AddressOf("index.html").ShouldBe("s3://evidence/site/index.html");

    [Fact]
    public async Task Find_NoPage_IsNull()
    {
        (await _store.FindAsync("index.html", Token)).ShouldBeNull();
        (await _store.FindStageAsync("index.html", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Replace_NothingStands_WritesThePageForBrowsers()
    {
        (await _store.TryReplaceAsync("a/report.html", Page("one", stage: 1), etag: null, Token)).ShouldBeTrue();

        var found = (await _store.FindAsync("a/report.html", Token))!;
        (Encoding.UTF8.GetString(found.Bytes), found.Stage).ShouldBe(("one", 1));
        (await _store.FindStageAsync("a/report.html", Token)).ShouldBe(1);
        var head = await _s3.Client.GetObjectMetadataAsync(S3Bench.Bucket, "site/a/report.html", Token);
        head.Headers.ContentType.ShouldBe("text/html; charset=utf-8");
        head.Headers.CacheControl.ShouldBe("no-cache");
    }

    [Fact]
    public async Task Replace_WithTheTagThatWasRead_WritesOver()
    {
        var etag = await WriteAsync("one");

        (await _store.TryReplaceAsync("index.html", Page("two"), etag, Token)).ShouldBeTrue();

        Encoding.UTF8.GetString((await _store.FindAsync("index.html", Token))!.Bytes).ShouldBe("two");
    }

    [Fact]
    public async Task Replace_SomebodyFaster_IsFalseAndLeavesTheirs()
    {
        var etag = await WriteAsync("one");
        (await _store.TryReplaceAsync("index.html", Page("two"), etag, Token)).ShouldBeTrue();

        (await _store.TryReplaceAsync("index.html", Page("three"), etag, Token)).ShouldBeFalse();
        (await _store.TryReplaceAsync("index.html", Page("three"), etag: null, Token)).ShouldBeFalse();

        Encoding.UTF8.GetString((await _store.FindAsync("index.html", Token))!.Bytes).ShouldBe("two");
    }

    [Fact]
    public async Task Replace_PageWasRemovedSince_IsFalse() =>
        (await _store.TryReplaceAsync("index.html", Page("one"), "\"0123\"", Token)).ShouldBeFalse();

    [Fact]
    public async Task Replace_AnotherWriteAtThisMoment_IsFalse()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("<Error><Code>ConditionalRequestConflict</Code><Message>No.</Message></Error>", 409, ("Content-Type", "application/xml"));
        var config = new AmazonS3Config { ServiceURL = server.Url, ForcePathStyle = true, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 };
        using var conflicting = new AmazonS3Client(new Amazon.Runtime.BasicAWSCredentials("local", "local"), config);

        var store = new S3SiteStore(conflicting, new FunctionSettings("t", "s", "evidence"));

        (await store.TryReplaceAsync("index.html", Page("one"), "\"tag\"", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Find_ObjectFromElsewhere_HasStageZero()
    {
        await _s3.Client.PutObjectAsync(new PutObjectRequest { BucketName = S3Bench.Bucket, Key = "site/index.html", ContentBody = "x" }, Token);

        (await _store.FindAsync("index.html", Token))!.Stage.ShouldBe(0);
        (await _store.FindStageAsync("index.html", Token)).ShouldBe(0);
    }

    private static SiteObject Page(string text, int stage = 0) => new(Encoding.UTF8.GetBytes(text), "text/html; charset=utf-8") { Stage = stage };

    private async Task<string> WriteAsync(string text)
    {
        (await _store.TryReplaceAsync("index.html", Page(text), etag: null, Token)).ShouldBeTrue();
        return (await _store.FindAsync("index.html", Token))!.ETag;
    }
}
