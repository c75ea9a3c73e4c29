using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ShadowPipeline.Json;

namespace ShadowPipeline.Evidence;

/// <summary>A manifest as it is stored: canonical JSON (RFC 8785), so that equal manifests have equal checksums.</summary>
public static class EvidenceManifestCodec
{
    /// <summary>The manifest as it is stored.</summary>
    public static byte[] Encode(EvidenceManifest manifest) =>
        Encoding.UTF8.GetBytes(CanonicalJson.Write(JsonSerializer.SerializeToNode(manifest, DomainJson.Default.EvidenceManifest)));

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <exception cref="InvalidEvidenceException">The bytes are no manifest.</exception>
    public static EvidenceManifest Decode(ReadOnlySpan<byte> stored)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(stored, DomainJson.Default.EvidenceManifest)
                ?? throw new InvalidEvidenceException("This is no manifest of an evidence archive: null.");
            return manifest.SchemaVersion == EvidenceManifest.CurrentSchemaVersion
                ? manifest
                : throw new InvalidEvidenceException(
                    $"The manifest has schema version {manifest.SchemaVersion}; this software reads {EvidenceManifest.CurrentSchemaVersion}.");
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            throw new InvalidEvidenceException($"This is no manifest of an evidence archive: {fault.Message}", fault);
        }
    }

    /// <summary>The checksum of an object of an archive: lower-case hex SHA-256.</summary>
    public static string Sha256(ReadOnlySpan<byte> stored) => Convert.ToHexStringLower(SHA256.HashData(stored));
}
