using System.Text.Json.Nodes;

namespace ShadowPipeline.Policies;

/// <summary>Exactly which policy judged: its id, version, checksum and whole effective document.</summary>
/// <param name="Id">The model package group.</param>
/// <param name="Version">The store's counter; null for a file.</param>
/// <param name="Sha256">Lower-case hex SHA-256 of the document's canonical JSON (RFC 8785).</param>
/// <param name="Document">The policy with every default written out.</param>
public sealed record PolicyIdentity(string Id, int? Version, string Sha256, JsonObject Document);
