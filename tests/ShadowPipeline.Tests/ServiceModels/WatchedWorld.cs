using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.S3;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Tests.Local.DynamoDb;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>A world behind a server whose wires are watched.</summary>
internal sealed class WatchedWorld : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public required TestWorld World { get; init; }

    public LocalAwsServer Server { get; private set; } = null!;

    public SignedCaller Caller { get; private set; } = null!;

    public ModelWatch Watch { get; } = ModelWatch.Start();

    public static async Task<WatchedWorld> StartAsync(string scenario = "{}")
    {
        var served = new WatchedWorld { World = new TestWorld(scenario) };
        served.Server = await LocalAwsServer.StartAsync(
            served.World.World.Services,
            restServices: [new S3Service(new S3Folder(served._folder.Path, "evidence"), served.World.Clock)],
            guard: SignatureVerifier.ForLocal("eu-west-1"),
            observer: served.Watch,
            cancellationToken: TestContext.Current.CancellationToken);
        served.Caller = new SignedCaller(served.Server.Address);
        return served;
    }

    public long In(TimeSpan later) => (World.Clock.Now + later).ToUnixTimeSeconds();

    public void Report()
    {
        TestContext.Current.TestOutputHelper!.WriteLine(Watch.Table());
        Watch.ShouldHaveSeenNothingWrong();
    }

    public async ValueTask DisposeAsync()
    {
        Caller.Dispose();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
