using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Decisions;

/// <summary>
/// The one decision of a run with its evidence: the contract that release managers, auditors and scripts read. What is not known is null;
/// lists are empty, never null.
/// </summary>
public sealed record DecisionRecord
{
    /// <summary>The version of this shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The run's name, which is also the experiment's.</summary>
    public required string Id { get; init; }

    /// <summary>Promote or Reject.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Whether the decision is meant to be acted upon.</summary>
    public required DecisionMode Mode { get; init; }

    /// <summary>Why.</summary>
    public required DecisionBasis Basis { get; init; }

    /// <summary>One plain sentence each; at least one.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>The account, 12 digits.</summary>
    public required string Account { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The versioned model package ARN.</summary>
    public required string ModelPackageArn { get; init; }

    /// <summary>The model package group.</summary>
    public required string ModelPackageGroup { get; init; }

    /// <summary>The version within the group.</summary>
    public required int ModelPackageVersion { get; init; }

    /// <summary>What the candidate is made of.</summary>
    public required Candidate? Candidate { get; init; }

    /// <summary>Which genuine approval of the version this is, from 1.</summary>
    public required int ApprovalEpoch { get; init; }

    /// <summary>The endpoint.</summary>
    public required string EndpointName { get; init; }

    /// <summary>The production variant as it was tested.</summary>
    public required VariantRecord? ProductionVariant { get; init; }

    /// <summary>The shadow variant as it was tested.</summary>
    public required VariantRecord? ShadowVariant { get; init; }

    /// <summary>The share of requests that was copied, in percent.</summary>
    public required int? SamplingPercentage { get; init; }

    /// <summary>The inference experiment's name; null when none was created.</summary>
    public required string? ExperimentName { get; init; }

    /// <summary>The inference experiment's ARN; null when none was created.</summary>
    public required string? ExperimentArn { get; init; }

    /// <summary>The workflow execution.</summary>
    public required string? ExecutionArn { get; init; }

    /// <summary>The window that was judged, as observed.</summary>
    public required ObservedWindow? Window { get; init; }

    /// <summary>One result per limit, in the policy's order.</summary>
    public required IReadOnlyList<CriterionResult> Criteria { get; init; }

    /// <summary>The policy that judged.</summary>
    public required PolicyIdentity Policy { get; init; }

    /// <summary>The judge that judged.</summary>
    public required JudgeIdentity Judge { get; init; }

    /// <summary>The archived metric series; null when there are none.</summary>
    public required EvidenceReference? Evidence { get; init; }

    /// <summary>The report; null when there is none.</summary>
    public required ReportReference? Report { get; init; }

    /// <summary>When the version was approved.</summary>
    public required DateTimeOffset ApprovedAt { get; init; }

    /// <summary>When the run first asked for the endpoint; null when it never did.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the decision was made.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>What the shadow fleet cost; null when none ran or its window is not known.</summary>
    public required TestCost? Cost { get; init; }

    /// <summary>The version of this software.</summary>
    public required string Software { get; init; }

    /// <summary>What became of the endpoint afterwards; null until it is done.</summary>
    public ReleaseRecord? Release { get; init; }
}
