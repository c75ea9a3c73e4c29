namespace ShadowPipeline.Cli.Soaking.SageMaker;

/// <summary>A model package version of the registry.</summary>
/// <param name="arn">Its ARN.</param>
/// <param name="group">Its group.</param>
/// <param name="version">Its version in the group.</param>
/// <param name="truth">What it is truly like.</param>
/// <param name="createdAt">When it was registered.</param>
internal sealed class SimulatedPackage(string arn, string group, int version, Truth truth, DateTimeOffset createdAt)
{
    public const string Approved = "Approved";
    public const string Rejected = "Rejected";
    public const string Pending = "PendingManualApproval";
    private readonly List<(DateTimeOffset At, string Approval)> _changes = [];

    public string Arn => arn;

    public string Group => group;

    public int Version => version;

    public Truth Truth => truth;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>Approved, Rejected or PendingManualApproval.</summary>
    public string Approval { get; private set; } = Pending;

    /// <summary>How often it was genuinely approved.</summary>
    public int Approvals => _changes.Count(change => change.Approval == Approved);

    /// <summary>Whether it was approved at some time within a stretch.</summary>
    public bool WasApproved(DateTimeOffset from, DateTimeOffset until) => _changes
        .Where((change, index) => change.Approval == Approved && change.At <= until && (index + 1 == _changes.Count || _changes[index + 1].At >= from))
        .Any();

    /// <summary>Its approval changes.</summary>
    public void Change(string approval, DateTimeOffset at)
    {
        Approval = approval;
        _changes.Add((at, approval));
    }
}
