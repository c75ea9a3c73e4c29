using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Reconciling;

/// <summary>
/// A lease whose holder is not in its queue any more would keep every run behind it waiting until it expires, which may be weeks: a step of
/// the holder that was slow took it once more after it had been given back.
/// </summary>
internal sealed class StrayLease(
    ILeaseStore leases, IRunStore runs, IDecisionStore decisions, RunReconciler reconciler, RunQueue queue, FunctionSettings settings, TimeProvider time)
{
    /// <summary>Gives the lease back whose holder is decided or unknown; null when the head's endpoint is free, or held by right.</summary>
    public async Task<Mending?> MendAsync(Run head, CancellationToken cancellationToken)
    {
        var lease = await leases.FindAsync(head.EndpointName, cancellationToken);
        if (lease is null || lease.RunId == head.Id || lease.ExpiresAt <= time.GetUtcNow())
        {
            return null;
        }

        if (await runs.FindAsync(lease.RunId, cancellationToken) is { } holder)
        {
            return await decisions.FindAsync(holder.Id, cancellationToken) is { Release: not null }
                ? await GiveBackAsync(head, $"the lease of {holder.Id}, which is decided and released, was given back", RunLogKeys.Of(holder, settings), cancellationToken)
                : await MendHolderAsync(holder, cancellationToken);
        }

        return await GiveBackAsync(head, $"the lease of {lease.RunId}, which is no run, was given back", new RunLogKeys(lease.RunId, settings.ExecutionArnOf(lease.RunId), head.EndpointName), cancellationToken);
    }

    // It is looked at for the head's sake, but what is done is done for it.
    private async Task<Mending?> MendHolderAsync(Run holder, CancellationToken cancellationToken)
    {
        var about = RunLogKeys.Of(holder, settings);
        using var keys = about.Begin();
        return await reconciler.MendAsync(holder, cancellationToken) is { } mending ? mending with { Runs = [about] } : null;
    }

    private async Task<Mending> GiveBackAsync(Run head, string what, RunLogKeys holder, CancellationToken cancellationToken)
    {
        await leases.ReleaseAsync(head.EndpointName, holder.RunId, cancellationToken);
        await queue.StartHeadAsync(head.EndpointName, cancellationToken);
        return new Mending(what, Finished: true) { Runs = [holder] };
    }
}
