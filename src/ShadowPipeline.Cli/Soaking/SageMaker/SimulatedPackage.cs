namespace ShadowPipeline.Cli.Soaking.SageMaker;

/// <summary>A model package version of the registry.</summary>
/// <param name="arn">Its ARN.</param>
/// <param name="group">Its group.</param>
/// <param name="version">Its version in the group.</param>
/// <param name="truth">What it is truly like.</param>
/// <param name="createdAt">When it was registered.</param>
internal sealed class SimulatedPackage(string arn, string group, int version, Candidate truth, DateTimeOffset createdAt)
{
    public const string Approved = "Approved";
    public const string Rejected = "Rejected";
    public const string Pending = "PendingManualApproval";

    public string Arn => arn;

    public string Group => group;

    public int Version => version;

    public Candidate Truth => truth;

    public DateTimeOffset CreatedAt => createdAt;

    /// <summary>Approved, Rejected or PendingManualApproval.</summary>
    public string Approval { get; set; } = Pending;

    /// <summary>How often it was genuinely approved.</summary>
    public int Approvals { get; set; }

    /// <summary>When its approval last changed.</summary>
    public DateTimeOffset ChangedAt { get; set; } = createdAt;

    /// <summary>Whether its approval was ever taken back.</summary>
    public bool WasRejected { get; set; }
}
