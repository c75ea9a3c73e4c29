using ShadowPipeline.Cli.Running;
using ShadowPipeline.Local.DynamoDb;

namespace ShadowPipeline.Cli.Soaking.Real;

/// <summary>The real engine on a file of its own, which can be killed at any moment and comes back at the same address.</summary>
internal sealed class RealEngine : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly SemaphoreSlim _one = new(1);
    private DynamoDbEngine _engine;

    private RealEngine(DirectoryInfo folder, DynamoDbEngine engine)
    {
        _folder = folder;
        _engine = engine;
        Address = engine.Address;
    }

    /// <summary>Where it answers, before and after each kill.</summary>
    public Uri Address { get; }

    /// <summary>The file that everything is in; evidence lies beside it.</summary>
    public string DatabasePath => FileIn(_folder);

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Starts it with tables.</summary>
    public static async Task<RealEngine> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("shadow-soak-");
        var engine = await DynamoDbEngine.StartAsync(FileIn(folder), TimeProvider.System, cancellationToken);
        await (await LocalDynamoDb.StartAsync(null, engine.Address.AbsoluteUri, cancellationToken)).DisposeAsync();
        return new RealEngine(folder, engine);
    }

    /// <summary>Kills it with SIGKILL and starts it again on the same file and port.</summary>
    public async Task KillAsync()
    {
        await _one.WaitAsync();
        try
        {
            await _engine.KillAsync();
            Kills++;
            _engine = await DynamoDbEngine.StartAsync(
                DynamoDbEngine.BundledBinary, () => Address.Port, DatabasePath, TimeProvider.System, CancellationToken.None);
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _one.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string FileIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "soak.db");
}
