using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Approvals;

/// <summary>Where the policy says supersede: decides waiting runs whose version a newer one replaces. Safe to repeat; a test that runs is finished.</summary>
internal sealed class Superseding(IRunStore runs, RunLoader loader, ApprovalRegistry registry, RunClosing closing)
{
    // Bounds one pass: whoever waits behind so many is looked at again by the next.
    private const int MostWaiting = 500;

    /// <summary>Looks at the newcomer's queue.</summary>
    public async Task ApplyAsync(Run newcomer, CancellationToken cancellationToken)
    {
        if (RunLoader.PolicyOf(newcomer).WhenBusy != WhenBusy.Supersede)
        {
            return;
        }

        var ids = await runs.ListQueueAsync(newcomer.EndpointName, MostWaiting, cancellationToken);
        if (ids.Count < 2)
        {
            return;
        }

        var queue = new List<Run>(ids.Count);
        foreach (var id in ids)
        {
            queue.Add(await loader.LoadAsync(id, cancellationToken));
        }

        await HealAsync(queue, newcomer, cancellationToken);
        await SupersedeAsync(queue.FindAll(run => run.ModelPackageGroup == newcomer.ModelPackageGroup), cancellationToken);
    }

    // Superseded before, by an attempt that died before it was out of the queue.
    private async Task HealAsync(List<Run> queue, Run newcomer, CancellationToken cancellationToken)
    {
        foreach (var run in queue.FindAll(run => run is { StartedAt: null, EarlyOutcome.Basis: DecisionBasis.Superseded }
            && run.ModelPackageGroup == newcomer.ModelPackageGroup))
        {
            await closing.CloseWaitingAsync(run, cancellationToken);
        }
    }

    private async Task SupersedeAsync(List<Run> queue, CancellationToken cancellationToken)
    {
        var approved = new Dictionary<string, bool>(StringComparer.Ordinal);
        while (Supersession.Of(queue) is { Count: > 0 } replaced)
        {
            var newer = replaced[0].Newer;
            if (!approved.TryGetValue(newer.Id, out var stands))
            {
                // A version that is not approved any more must not take the turn of one that is.
                approved[newer.Id] = stands = await registry.WithdrawnBecauseAsync(newer.ModelPackageArn, cancellationToken) is null;
            }

            if (!stands)
            {
                queue.Remove(newer);
                continue;
            }

            var older = replaced[0].Older;
            var outcome = new EarlyOutcome(DecisionBasis.Superseded, [Supersession.Because(newer)]);
            if (await closing.TryDecideAsync(older.Id, outcome, Supersession.IsWaiting, cancellationToken) is { StartedAt: null } decided)
            {
                await closing.CloseWaitingAsync(decided, cancellationToken);
            }

            queue.Remove(older);
        }
    }
}
