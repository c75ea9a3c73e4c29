using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Measuring;

/// <summary>Reads archived evidence back and verifies every byte of it by checksum.</summary>
internal sealed class EvidenceReader(IEvidenceStore store)
{
    // A long test has some hundred small objects: one after the other they would take longer than a function may.
    private const int AtOnce = 8;

    /// <summary>The evidence of a decision, as its record refers to it.</summary>
    /// <param name="runId">The decision's id.</param>
    /// <param name="reference">The record's evidence.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidEvidenceException">An object is missing, was changed, or is of another run.</exception>
    public async Task<ArchivedEvidence> LoadAsync(string runId, EvidenceReference reference, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(reference.Uri, cancellationToken);
        Verify(reference.Uri, stored, reference.Sha256, reference.Bytes, "the decision record");
        var manifest = EvidenceManifestCodec.Decode(stored);
        if (manifest.RunId != runId)
        {
            throw new InvalidEvidenceException($"{reference.Uri} is the evidence of {manifest.RunId}, not of {runId}.");
        }

        var folder = reference.Uri[..(reference.Uri.LastIndexOf('/') + 1)];
        var parts = await ReadAllAsync(
            manifest.Parts,
            async part =>
            {
                var bytes = await FindAsync(folder + part.Key, cancellationToken);
                Verify(folder + part.Key, bytes, part.Sha256, part.Bytes, "the manifest");
                return Decode(folder + part.Key, bytes);
            });
        return ArchivedEvidence.Assemble(manifest, parts);
    }

    /// <summary>All parts of one period that stand in a folder, with what a manifest says of them.</summary>
    /// <param name="folder">The run's folder, with its slash.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<StandingPart>> ReadPartsAsync(string folder, TimeSpan period, CancellationToken cancellationToken)
    {
        var uris = await store.ListAsync(folder + EvidenceKeys.Folder(period), cancellationToken);
        return await ReadAllAsync(uris, async uri =>
        {
            var bytes = await FindAsync(uri, cancellationToken);
            var part = Decode(uri, bytes);
            var reference = new EvidencePartReference(uri[folder.Length..], part.Start, part.End, EvidenceManifestCodec.Sha256(bytes), bytes.Length);
            return new StandingPart(reference, part);
        });
    }

    private static async Task<IReadOnlyList<TOut>> ReadAllAsync<TIn, TOut>(IReadOnlyList<TIn> all, Func<TIn, Task<TOut>> read)
    {
        var results = new List<TOut>(all.Count);
        foreach (var some in all.Chunk(AtOnce))
        {
            results.AddRange(await Task.WhenAll(some.Select(read)));
        }

        return results;
    }

    private async Task<byte[]> FindAsync(string uri, CancellationToken cancellationToken) =>
        await store.FindAsync(uri, cancellationToken) ?? throw new InvalidEvidenceException($"{uri} is missing.");

    private static EvidencePart Decode(string uri, byte[] bytes)
    {
        try
        {
            return EvidencePartCodec.Decode(bytes);
        }
        catch (InvalidEvidenceException fault)
        {
            throw new InvalidEvidenceException($"{uri}: {fault.Message}", fault);
        }
    }

    private static void Verify(string uri, byte[] bytes, string sha256, long length, string by)
    {
        var actual = EvidenceManifestCodec.Sha256(bytes);
        if (actual != sha256 || bytes.Length != length)
        {
            throw new InvalidEvidenceException(
                $"{uri} was changed: it has {bytes.Length} bytes with SHA-256 {actual}, {by} says {length} bytes with {sha256}.");
        }
    }
}

/// <summary>A part as it stands in the archive.</summary>
internal sealed record StandingPart(EvidencePartReference Reference, EvidencePart Part);
