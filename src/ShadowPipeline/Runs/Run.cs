using ShadowPipeline.Approvals;
using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Runs;

/// <summary>One test of one approved version on one endpoint: what is known so far. Each step adds its part once; a repeated step finds it and answers the same.</summary>
public sealed record Run
{
    /// <summary>The run's name: also the name of its execution, experiment, candidate model and shadow variant.</summary>
    public required string Id { get; init; }

    /// <summary>Counts the saves: a save against an older revision is refused.</summary>
    public int Revision { get; init; }

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

    /// <summary>Which genuine approval of the version this is, from 1.</summary>
    public required int ApprovalEpoch { get; init; }

    /// <summary>The endpoint.</summary>
    public required string EndpointName { get; init; }

    /// <summary>The policy as it stood when the version was approved.</summary>
    public required PolicyIdentity Policy { get; init; }

    /// <summary>When the version was approved: the first event's time.</summary>
    public required DateTimeOffset ApprovedAt { get; init; }

    /// <summary>When the run was registered: its place in the endpoint's queue. Events may come late, places in a queue do not.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The workflow execution, once it was started.</summary>
    public string? ExecutionArn { get; init; }

    /// <summary>When the run first held the endpoint: before that it waited for other runs.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>What was found before the test.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>What was submitted.</summary>
    public Submission? Submission { get; init; }

    /// <summary>How far the test was extended; null while its evidence was not looked at for that.</summary>
    public Prolongation? Prolongation { get; init; }

    /// <summary>What was observed of the experiment.</summary>
    public Observation? Observation { get; init; }

    /// <summary>What the judge concluded.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The judge that judged; null before that, and in runs of versions that did not say it.</summary>
    public JudgeIdentity? Judge { get; init; }

    /// <summary>Since when the verdict Promote stands, with the approval confirmed: a withdrawal that comes later changes nothing any more.</summary>
    public DateTimeOffset? PromotedAt { get; init; }

    /// <summary>An outcome that needs no judge: ineligible, cancelled, withdrawn, superseded, breached.</summary>
    public EarlyOutcome? EarlyOutcome { get; init; }

    /// <summary>The archived series that the outcome rests on; null while there is no outcome, and where there was nothing to archive.</summary>
    public EvidenceReference? Evidence { get; init; }

    /// <summary>Since when the endpoint is being given back; null before that, and where it needed no waiting.</summary>
    public DateTimeOffset? ReleasingSince { get; init; }

    /// <summary>The run of one approval on one endpoint, of which nothing more is known yet.</summary>
    /// <param name="approval">The approval event.</param>
    /// <param name="policy">The policy as it stands now.</param>
    /// <param name="endpointName">The endpoint.</param>
    /// <param name="epoch">Which genuine approval of the version this is, from 1.</param>
    /// <param name="now">The time of registration.</param>
    public static Run ForApproval(ApprovalEvent approval, PolicyIdentity policy, string endpointName, int epoch, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(approval);
        return new Run
        {
            Id = RunNames.For(approval.ModelPackageArn, approval.ModelPackageGroup, approval.ModelPackageVersion, endpointName, epoch),
            Account = approval.Account,
            Region = approval.Region,
            ModelPackageArn = approval.ModelPackageArn,
            ModelPackageGroup = approval.ModelPackageGroup,
            ModelPackageVersion = approval.ModelPackageVersion,
            ApprovalEpoch = epoch,
            EndpointName = endpointName,
            Policy = policy,
            ApprovedAt = approval.Time,
            RegisteredAt = now,
        };
    }
}

/// <summary>What was found before the test.</summary>
/// <param name="Candidate">What the candidate is made of.</param>
/// <param name="ProductionVariant">The live production variant.</param>
/// <param name="EndpointConfigName">The configuration to which the endpoint must return.</param>
/// <param name="Warnings">Settings that the test does not preserve; one sentence each.</param>
public sealed record Baseline(Candidate Candidate, PlannedVariant ProductionVariant, string EndpointConfigName, IReadOnlyList<string> Warnings);

/// <summary>What was submitted to SageMaker.</summary>
/// <param name="ExperimentArn">The experiment.</param>
/// <param name="ShadowVariant">The shadow variant.</param>
/// <param name="SamplingPercentage">The share of requests that is copied.</param>
/// <param name="StartTime">Scheduled start.</param>
/// <param name="EndTime">Scheduled end.</param>
/// <param name="SubmittedAt">When.</param>
public sealed record Submission(
    string ExperimentArn,
    PlannedVariant ShadowVariant,
    int SamplingPercentage,
    DateTimeOffset StartTime,
    DateTimeOffset EndTime,
    DateTimeOffset SubmittedAt);

/// <summary>What was observed of the experiment.</summary>
/// <param name="RunningSince">The first check that saw it running with its shadow in service; null before that.</param>
/// <param name="EndedAt">When it ended; null while it has not.</param>
/// <param name="Status">The last status seen, in the API's own words.</param>
/// <param name="StatusReason">SageMaker's own words, or null.</param>
public sealed record Observation(DateTimeOffset? RunningSince, DateTimeOffset? EndedAt, string Status, string? StatusReason);

/// <summary>An outcome that needs no judge: always Reject.</summary>
/// <param name="Basis">Why.</param>
/// <param name="Reasons">One plain sentence each; at least one.</param>
public sealed record EarlyOutcome(DecisionBasis Basis, IReadOnlyList<string> Reasons);
