using Amazon.Runtime;
using Amazon.S3;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.S3;
using ShadowPipeline.Tests.Local.DynamoDb;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.S3;

/// <summary>Local S3 over a folder of its own, reached by the real client.</summary>
internal sealed class S3Bench : IAsyncDisposable
{
    public const string Bucket = "evidence";

    private readonly TemporaryFolder _folder = new();

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    public LocalAwsServer Server { get; private set; } = null!;

    public IAmazonS3 Client { get; private set; } = null!;

    /// <summary>One file per object.</summary>
    public string Objects => Path.Combine(_folder.Path, Bucket, "objects");

    public string Root => _folder.Path;

    public static async Task<S3Bench> StartAsync(IRequestGuard? guard = null)
    {
        var bench = new S3Bench();
        var service = new S3Service(new S3Folder(bench._folder.Path, Bucket), bench.Clock);
        bench.Server = await LocalAwsServer.StartAsync([], restServices: [service], guard: guard, cancellationToken: TestContext.Current.CancellationToken);
        bench.Client = bench.Connect(new AmazonS3Config());
        return bench;
    }

    public AmazonS3Client Connect(AmazonS3Config config)
    {
        config.ServiceURL = Server.Address.AbsoluteUri;
        config.AuthenticationRegion = "eu-west-1";
        config.ForcePathStyle = true;
        config.MaxErrorRetry = 0;
        return new AmazonS3Client(new BasicAWSCredentials("local", "local"), config);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
