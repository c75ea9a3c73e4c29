using ShadowPipeline.Endpoints;
using ShadowPipeline.Functions.Approvals;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Reconciling;

/// <summary>
/// Withdraws a run whose version the registry no longer shows approved, where no event told of that. Only one that holds its endpoint: the
/// others ask the registry when their turn comes.
/// </summary>
internal sealed class LostWithdrawal(IEndpointReader registry, ApprovalRevoker revoker)
{
    /// <summary>What was withdrawn; null when the approval stands, or no longer matters.</summary>
    public async Task<Mending?> MendAsync(Run run, CancellationToken cancellationToken)
    {
        if (run.StartedAt is null || !Withdrawals.MayEnd(run))
        {
            return null;
        }

        var package = await registry.ReadPackageAsync(run.ModelPackageArn, cancellationToken);
        if (Eligibility.WithdrawnBecause(package) is null)
        {
            return null;
        }

        var revocation = await revoker.RevokeAsync(RegisteredApproval.Of(run, package), cancellationToken);
        return revocation.ApprovedAgain ? null : new Mending($"no event told of its withdrawal: {revocation.Because}", Finished: true);
    }
}
