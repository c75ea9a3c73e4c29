namespace ShadowPipeline.Approvals;

/// <summary>
/// A "SageMaker Model Package State Change" event, as far as the pipeline reads it. <see cref="ApprovalEventReader"/> builds it.
/// </summary>
public sealed record ApprovalEvent
{
    /// <summary>The account of the event, 12 digits.</summary>
    public required string Account { get; init; }

    /// <summary>The region of the event, e.g. <c>eu-west-1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>When the event was sent (UTC). Differs between duplicates of one change.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The versioned model package ARN.</summary>
    public required string ModelPackageArn { get; init; }

    /// <summary>The model package group's name.</summary>
    public required string ModelPackageGroup { get; init; }

    /// <summary>The version within the group, at least 1.</summary>
    public required int ModelPackageVersion { get; init; }

    /// <summary>Pending, InProgress, Completed, Failed or Deleting.</summary>
    public required string ModelPackageStatus { get; init; }

    /// <summary>Approved, Rejected or PendingManualApproval.</summary>
    public required string ModelApprovalStatus { get; init; }

    /// <summary>Which fields changed; null when the event does not say, which older senders and registrations do not.</summary>
    public IReadOnlyList<string>? UpdatedFields { get; init; }
}
