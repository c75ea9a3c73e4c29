using Amazon.S3;
using Amazon.S3.Model;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Local.S3;

namespace ShadowPipeline.Tests.Functions.Aws;

public sealed class S3SiteStoreTests : SiteStoreContract, IAsyncLifetime
{
    private S3Bench _s3 = null!;

    public async ValueTask InitializeAsync() => _s3 = await S3Bench.StartAsync();

    public ValueTask DisposeAsync() => _s3.DisposeAsync();

    [Fact]
    public async Task Replace_APage_IsWrittenForBrowsers()
    {
        (await Create().TryReplaceAsync("a/report.html", Page("one"), etag: null, Token)).ShouldBeTrue();

        var head = await _s3.Client.GetObjectMetadataAsync(S3Bench.Bucket, "site/a/report.html", Token);
        head.Headers.ContentType.ShouldBe("text/html; charset=utf-8");
        head.Headers.CacheControl.ShouldBe("no-cache");
    }

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

        (await Create().FindAsync("index.html", Token)).ShouldNotBeNull().Stage.ShouldBe(0);
        (await Create().FindStageAsync("index.html", Token)).ShouldBe(0);
    }

    private protected override ISiteStore Create() => new S3SiteStore(_s3.Client, new FunctionSettings("t", "s", S3Bench.Bucket, "evidence-prefix/"));
}
