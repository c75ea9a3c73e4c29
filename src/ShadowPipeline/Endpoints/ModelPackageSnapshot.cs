namespace ShadowPipeline.Endpoints;

/// <summary>The model package version under test, read at one moment.</summary>
public sealed record ModelPackageSnapshot
{
    /// <summary>The versioned ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Pending, InProgress, Completed, Failed or Deleting; null when there is no such package.</summary>
    public required string? Status { get; init; }

    /// <summary>Approved, Rejected or PendingManualApproval.</summary>
    public string? ApprovalStatus { get; init; }

    /// <summary>When it was last changed, be it its approval or anything else (UTC); null when there is no such package.</summary>
    public DateTimeOffset? LastModifiedAt { get; init; }

    /// <summary>The containers of its inference specification.</summary>
    public IReadOnlyList<PackageContainer> Containers { get; init; } = [];

    /// <summary>The instance types that it supports for real-time inference; empty when it does not say.</summary>
    public IReadOnlyList<string> SupportedInstanceTypes { get; init; } = [];
}

/// <summary>A container of a model package.</summary>
/// <param name="Image">The image's address.</param>
/// <param name="ImageDigest">The image's digest, or null.</param>
/// <param name="ModelDataUrl">The model artefact's address, or null.</param>
/// <param name="ProductId">The Marketplace product, or null.</param>
public sealed record PackageContainer(string? Image, string? ImageDigest, string? ModelDataUrl, string? ProductId);
