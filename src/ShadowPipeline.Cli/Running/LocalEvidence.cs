using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Measuring;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.S3;

namespace ShadowPipeline.Cli.Running;

/// <summary>The archived evidence of local runs: an S3 whose objects lie in a folder beside the database file.</summary>
internal static class LocalEvidence
{
    /// <summary>The bucket of this machine.</summary>
    public const string Bucket = "shadow-evidence";

    /// <summary>The folder of a database file's objects.</summary>
    public static string FolderOf(string databasePath) => databasePath + ".s3";

    /// <summary>The S3 of a database file, its bucket created.</summary>
    public static S3Folder Open(string databasePath) => new(FolderOf(databasePath), Bucket);

    /// <summary>Removes what a run left that nobody can finish, or whose record was deleted with its database: its parts would stand in the way of new ones.</summary>
    public static void Forget(string databasePath, string runId)
    {
        var objects = Open(databasePath);
        objects.Forget(Bucket, runId + "/");

        // A report that tells of a release would stand against the new run's until that is released as well.
        objects.Forget(Bucket, $"{S3SiteStore.Folder}{runId}/");
    }

    /// <summary>Reads the evidence of a decision back, every object verified by its checksum.</summary>
    /// <param name="databasePath">The database file that the decision is in, absolute.</param>
    /// <param name="record">A decision that has evidence.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidEvidenceException">The decision has none, or an object of it is missing or was changed.</exception>
    public static Task<ArchivedEvidence> LoadAsync(string databasePath, DecisionRecord record, CancellationToken cancellationToken) =>
        LoadAsync(databasePath, record, new WireOptions(), cancellationToken);

    /// <summary>Reads the evidence of a decision back, past what stands between callers and local AWS.</summary>
    public static async Task<ArchivedEvidence> LoadAsync(
        string databasePath, DecisionRecord record, WireOptions wire, CancellationToken cancellationToken)
    {
        if (record.Evidence is not { } reference)
        {
            throw new InvalidEvidenceException($"The decision {record.Id} has no evidence: its test never ran, or ended before it was judged.");
        }

        if (!Directory.Exists(FolderOf(databasePath)))
        {
            throw new InvalidEvidenceException($"{reference.Uri} is missing: there is no folder {FolderOf(databasePath)}.");
        }

        var service = new S3Service(Open(databasePath), TimeProvider.System);
        await using var server = await LocalAwsServer.StartAsync(
            [], restServices: [service], guard: wire.Guard, observer: wire.Observer, cancellationToken: cancellationToken);
        using var client = LocalClients.S3(server.Address, record.Region);
        var store = new S3EvidenceStore(client, new FunctionSettings(LocalDynamoDb.TablePrefix, "", Bucket));
        return await new EvidenceReader(store).LoadAsync(record.Id, reference, cancellationToken);
    }
}
