namespace ShadowPipeline.Policies;

/// <summary>
/// What a team demands of a new version of one model package group before it may be promoted. Always valid: <see cref="PolicyReader"/>
/// builds it.
/// </summary>
public sealed record Policy
{
    /// <summary>The model package group, 1 to 63 characters, whose approvals this policy answers.</summary>
    public required string ModelPackageGroup { get; init; }

    /// <summary>
    /// The real-time endpoints on which an approved version is tested: 1 to 20, each at most 63 characters; one run each.
    /// </summary>
    public required IReadOnlyList<string> Endpoints { get; init; }

    /// <summary>How the inference experiment is set up.</summary>
    public required ExperimentPolicy Experiment { get; init; }

    /// <summary>The limits that all must hold for Promote; at least one.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>How much evidence a verdict needs.</summary>
    public EvidencePolicy Evidence { get; init; } = new();

    /// <summary>Absolute limits on the shadow variant that end the test early; none by default.</summary>
    public IReadOnlyList<Guardrail> Guardrails { get; init; } = [];

    /// <summary>The least time between two checks of a running experiment; stretched so that a test has at most 500 laps.</summary>
    public PolicyDuration CheckEvery { get; init; } = PolicyDuration.Hours(1);

    /// <summary>How long a run waits for an endpoint that somebody else keeps busy.</summary>
    public PolicyDuration BusyTimeout { get; init; } = PolicyDuration.Hours(24);

    /// <summary>What to do when the evidence is too thin at the end of the schedule.</summary>
    public InsufficientEvidenceAction OnInsufficientEvidence { get; init; }

    /// <summary>How often a schedule may be extended, 0 to 10.</summary>
    public int MaxExtensions { get; init; }

    /// <summary>Whether a test whose plan cannot reach a conclusion is refused.</summary>
    public bool RequireConclusive { get; init; }

    /// <summary>What to do when production has settings that an inference experiment cannot express.</summary>
    public UnpreservedSettingsAction OnUnpreservedSettings { get; init; }

    /// <summary>What a newer version does while an older one waits for the same endpoint.</summary>
    public WhenBusy WhenBusy { get; init; }

    /// <summary>What becomes of the candidate model once its run is decided.</summary>
    public CandidateModelAction CandidateModel { get; init; }

    /// <summary>Whether decisions are meant to be acted upon.</summary>
    public DecisionMode Mode { get; init; }

    /// <summary>Policies are equal when their effective documents are, whatever was left to a default.</summary>
    /// <param name="other">The other policy.</param>
    public bool Equals(Policy? other) => other is not null && (ReferenceEquals(this, other) || Text() == other.Text());

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text());

    private string Text() => PolicyDocument.Write(this).ToJsonString();
}
