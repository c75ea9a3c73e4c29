namespace ShadowPipeline.Functions.Ports;

/// <summary>Objects of evidence, none of which is ever written over, each known by its whole address, e.g. <c>s3://bucket/prefix/run/60/20261120T0906Z.json.gz</c>.</summary>
internal interface IEvidenceStore
{
    /// <summary>The address of a run's folder, with its slash: new evidence goes there.</summary>
    string FolderOf(string runId);

    /// <summary>Writes an object unless there is one; false when there is.</summary>
    Task<bool> TryWriteOnceAsync(string uri, EvidenceObject content, CancellationToken cancellationToken);

    /// <summary>The object's bytes, or null.</summary>
    Task<byte[]?> FindAsync(string uri, CancellationToken cancellationToken);

    /// <summary>Where the object's stretch of time ends, as it was written with it; null when there is no object or it says nothing of that.</summary>
    Task<DateTimeOffset?> FindEndAsync(string uri, CancellationToken cancellationToken);

    /// <summary>The addresses of all objects in a folder, in order.</summary>
    Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken);
}

/// <summary>An object to write.</summary>
/// <param name="Bytes">Its content.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="End">Where its stretch of time ends, or null.</param>
internal sealed record EvidenceObject(byte[] Bytes, string ContentType, DateTimeOffset? End = null);
