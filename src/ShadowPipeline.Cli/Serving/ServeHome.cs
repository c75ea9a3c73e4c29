using ShadowPipeline.Cli.Running;
using ShadowPipeline.Local.S3;

namespace ShadowPipeline.Cli.Serving;

/// <summary>Where served objects lie: beside the database file, which nobody else uses meanwhile, or in a folder that goes with the server.</summary>
internal sealed class ServeHome : IAsyncDisposable
{
    private readonly IDisposable? _lock;
    private readonly string? _temporary;

    private ServeHome(S3Folder objects, IDisposable? taken, string? temporary)
    {
        Objects = objects;
        _lock = taken;
        _temporary = temporary;
    }

    /// <summary>S3's buckets.</summary>
    public S3Folder Objects { get; }

    /// <summary>Opens the home of a database file, or a temporary one.</summary>
    /// <exception cref="UsageException">Another command works on the file.</exception>
    public static ServeHome Open(string? databasePath)
    {
        if (databasePath is null)
        {
            var folder = Directory.CreateTempSubdirectory("shadow-serve-").FullName;
            return new ServeHome(new S3Folder(folder, LocalEvidence.Bucket), null, folder);
        }

        DatabaseFile.CreateFolder(databasePath);
        var taken = DatabaseLock.TryTake(databasePath) ?? throw new UsageException($"Another command uses {databasePath}; name another file with --db.");
        return new ServeHome(LocalEvidence.Open(databasePath), taken, null);
    }

    public ValueTask DisposeAsync()
    {
        if (_temporary is not null)
        {
            Directory.Delete(_temporary, recursive: true);
        }

        _lock?.Dispose();
        return ValueTask.CompletedTask;
    }
}
