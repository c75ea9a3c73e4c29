using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;

namespace ShadowPipeline.Evidence;

/// <summary>
/// What a decision rests on: with its parts and the decision's own policy, everything that a later judgement needs. A decision record
/// names the manifest by its checksum, and the manifest names its parts by theirs.
/// </summary>
public sealed record EvidenceManifest
{
    /// <summary>The version of this shape that this software writes and reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of this shape.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The endpoint.</summary>
    public required string EndpointName { get; init; }

    /// <summary>The production variant: its instance type tells what its utilisation is per core or GPU.</summary>
    public required VariantRecord ProductionVariant { get; init; }

    /// <summary>The shadow variant, likewise.</summary>
    public required VariantRecord ShadowVariant { get; init; }

    /// <summary>What the judge must know of the test besides its series, e.g. the share of requests that was copied.</summary>
    public required JudgeContext Context { get; init; }

    /// <summary>The test as observed.</summary>
    public required ObservedWindow Observed { get; init; }

    /// <summary>The whole periods within it: what is judged.</summary>
    public required ObservedWindow Window { get; init; }

    /// <summary>The length of a period: 60, 300 or 3,600 s.</summary>
    public required int PeriodSeconds { get; init; }

    /// <summary>What the evidence was closed for.</summary>
    public required EvidencePurpose Purpose { get; init; }

    /// <summary>How many looks at the guardrails the test had planned, at least 1: their error is spent over these.</summary>
    public required int PlannedLooks { get; init; }

    /// <summary>Where the stretch begins over which the guardrails were looked at last; it ends with the window.</summary>
    public required DateTimeOffset GuardrailsFrom { get; init; }

    /// <summary>The checksum of the policy that judged, as in the decision record.</summary>
    public required string PolicySha256 { get; init; }

    /// <summary>The judge that judged.</summary>
    public required JudgeIdentity Judge { get; init; }

    /// <summary>The parts, oldest first.</summary>
    public required IReadOnlyList<EvidencePartReference> Parts { get; init; }
}

/// <summary>One part of the evidence.</summary>
/// <param name="Key">Where it lies, relative to the manifest's folder.</param>
/// <param name="Start">The first period's start (UTC).</param>
/// <param name="End">The exclusive end (UTC).</param>
/// <param name="Sha256">Lower-case hex SHA-256 of the object as stored, which is compressed.</param>
/// <param name="Bytes">The object's size.</param>
public sealed record EvidencePartReference(string Key, DateTimeOffset Start, DateTimeOffset End, string Sha256, long Bytes);

/// <summary>What evidence was closed for.</summary>
public enum EvidencePurpose
{
    /// <summary>The test ended on schedule: guardrails and judge looked at the whole window.</summary>
    Verdict,

    /// <summary>A guardrail stopped the running test.</summary>
    Guardrail,

    /// <summary>Somebody else ended the test: nothing was judged.</summary>
    Ended,
}
