using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Reconciling;

/// <summary>
/// Tests what was approved while the deployment drained, once it does no more. Unlike <see cref="LostApprovals"/> it knows these approvals
/// from their events, so that it does not matter how old the version is.
/// </summary>
internal sealed class HeldApprovals(IDrainStore drains, IPolicyStore policies, LostApprovals lost)
{
    /// <summary>The most approvals of one look.</summary>
    public const int MostHeld = 100;

    /// <summary>Registers what was held and starts it when its turn has come, as far as the look's time goes.</summary>
    public async Task LookAsync(Look look, double share, CancellationToken cancellationToken)
    {
        IReadOnlyList<HeldApproval> held = [];
        await look.TryAsync("held approvals", async () =>
        {
            // Several approvals of one group in the order in which they were given.
            held = [.. (await drains.ListHeldAsync(MostHeld, cancellationToken)).OrderBy(approval => approval.At)];
            return null;
        });
        foreach (var approval in held.TakeWhile(_ => look.HasTime(share)))
        {
            await look.TryAsync(approval.ModelPackageArn, () => RegisterAsync(approval, cancellationToken));
        }
    }

    private async Task<Mending?> RegisterAsync(HeldApproval approval, CancellationToken cancellationToken)
    {
        // A group that has no policy any more is not tested, as with an event.
        Mending? mending = null;
        if (await policies.FindAsync(approval.ModelPackageGroup, cancellationToken) is { } policy)
        {
            var version = new RegisteredVersion(approval.ModelPackageArn, approval.Version, approval.At);
            mending = await lost.RegisterAsync(version, policy, DateTimeOffset.MinValue, "it was approved while the deployment drained", cancellationToken);
        }

        await drains.LetGoAsync(approval, cancellationToken);
        return mending;
    }
}
