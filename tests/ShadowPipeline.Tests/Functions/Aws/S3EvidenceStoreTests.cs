using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.S3;
using ShadowPipeline.Tests.Local.S3;

namespace ShadowPipeline.Tests.Functions.Aws;

public sealed class S3EvidenceStoreTests : EvidenceStoreContract, IAsyncLifetime
{
    private S3Bench _s3 = null!;
    private S3EvidenceStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _s3 = await S3Bench.StartAsync();
        _store = new S3EvidenceStore(_s3.Client, new FunctionSettings("t", "s", S3Bench.Bucket, "prefix/"));
    }

    public ValueTask DisposeAsync() => _s3.DisposeAsync();

    [Fact]
    public void FolderOf_ARun_IsBelowTheDeploymentsPrefix() => _store.FolderOf("run").ShouldBe("s3://evidence/prefix/run/");

    [Fact]
    public async Task List_LongerThanAPage_HasEveryObjectInOrder()
    {
        var folder = new S3Folder(_s3.Root, S3Bench.Bucket);
        var keys = Enumerable.Range(0, 1001).Select(number => $"prefix/run/60/{number:D4}").ToList();
        foreach (var key in keys)
        {
            folder.Put(S3Bench.Bucket, new StoredObject { Key = key, Size = 1, ETag = "\"e\"", LastModified = End }, [0], WriteCondition.None);
        }

        (await _store.ListAsync(_store.FolderOf("run") + "60/", Token)).ShouldBe(keys.Select(key => "s3://evidence/" + key));
    }

    [Theory]
    [InlineData(503, "SlowDown", true)]
    [InlineData(500, "InternalError", true)]
    [InlineData(409, "ConditionalRequestConflict", true)]
    [InlineData(409, "OperationAborted", true)]
    [InlineData(403, "AccessDenied", false)]
    [InlineData(404, "NoSuchBucket", false)]
    public async Task Fault_OfS3_HasTheWorkflowsName(int status, string code, bool transient)
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers($"<Error><Code>{code}</Code><Message>No.</Message></Error>", status, ("Content-Type", "application/xml"));
        var config = new Amazon.S3.AmazonS3Config { ServiceURL = server.Url, ForcePathStyle = true, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 };
        using var failing = new Amazon.S3.AmazonS3Client(new Amazon.Runtime.BasicAWSCredentials("local", "local"), config);
        var store = new S3EvidenceStore(failing, new FunctionSettings("t", "s", "evidence"));

        var fault = await Should.ThrowAsync<Exception>(() => store.TryWriteOnceAsync("s3://evidence/key", Object("x"), Token));

        fault.ShouldBeOfType(transient ? typeof(TransientServiceException) : typeof(PermanentServiceException));
        fault.Message.ShouldStartWith($"PutObject: {code}");
    }

    private protected override IEvidenceStore Create() => _store;
}
