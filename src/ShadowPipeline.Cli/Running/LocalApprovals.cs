using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Approvals;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Running;

/// <summary>What this machine's database knows of the approvals of one version, before a run of its event and after it.</summary>
internal sealed class LocalApprovals(IServiceProvider services, ApprovalEvent approval)
{
    private readonly IRunStore _runs = services.GetRequiredService<IRunStore>();
    private readonly IDecisionStore _decisions = services.GetRequiredService<IDecisionStore>();

    /// <summary>What is known before the run.</summary>
    public async Task<KnownApprovals> FindAsync(CancellationToken cancellationToken)
    {
        if (await _runs.FindApprovalAsync(approval.ModelPackageArn, cancellationToken) is not { } newest)
        {
            return new KnownApprovals(0, [], null);
        }

        var records = await FindAllAsync(newest.RunIds, cancellationToken);
        var isRepeated = newest.Withdrawn && records.Count > 0 && records.Count == newest.RunIds.Count
            && records.All(record => record.ApprovedAt == approval.Time);
        return new KnownApprovals(newest.Epoch, [.. records.Select(record => record.Id)], isRepeated ? records : null);
    }

    /// <summary>Those of the runs that are decided.</summary>
    public async Task<IReadOnlyList<string>> DecidedAsync(IEnumerable<string> runIds, CancellationToken cancellationToken) =>
        [.. (await FindAllAsync(runIds, cancellationToken)).Select(record => record.Id)];

    /// <summary>How the run of the event ended: its runs, and those of approvals that the scenario gave after it.</summary>
    public async Task<RunOutcome> OutcomeAsync(StartAnswer answer, KnownApprovals before, CancellationToken cancellationToken)
    {
        var newest = await _runs.FindApprovalAsync(approval.ModelPackageArn, cancellationToken);
        var ids = newest?.Epoch > before.Epoch || answer.Started ? answer.RunIds.Union(newest?.RunIds ?? []).ToList() : [];
        var records = await FindAllAsync(ids, cancellationToken);
        return records.Count == ids.Count
            ? new RunOutcome(ids.Count > 0, ids.Count > 0 ? null : answer.Reason, records, ids.Count > 0 && ids.All(before.Decided.Contains))
            : throw new InvalidOperationException(
                $"{ids.Count - records.Count} of {ids.Count} runs ended without a decision record; this is a defect of ShadowPipeline.");
    }

    private async Task<List<DecisionRecord>> FindAllAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var records = new List<DecisionRecord>();
        foreach (var id in ids)
        {
            if (await _decisions.FindAsync(id, cancellationToken) is { } record)
            {
                records.Add(record);
            }
        }

        return records;
    }
}

/// <summary>What is known of a version's approvals before a run.</summary>
/// <param name="Epoch">The newest approval's; 0 when there was none.</param>
/// <param name="Decided">The runs of that approval that are decided.</param>
/// <param name="Repeated">
/// The records of that approval when it was withdrawn and the event is the very one that began it: in a world that begins anew it would
/// look like another approval. Null otherwise.
/// </param>
internal sealed record KnownApprovals(int Epoch, IReadOnlyCollection<string> Decided, IReadOnlyList<DecisionRecord>? Repeated);
