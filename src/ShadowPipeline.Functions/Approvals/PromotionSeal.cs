using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Approvals;

/// <summary>
/// Settles a Promote before it is recorded: the registry must still show the version approved, and whether a withdrawal or the Promote
/// came first is settled by the run's revision.
/// </summary>
internal sealed class PromotionSeal(IRunStore runs, RunLoader loader, ApprovalRegistry registry, TimeProvider time)
{
    private const int MostAttempts = 5;

    /// <summary>The run as it is to be recorded; a run that does not decide Promote is left as it is.</summary>
    public async Task<Run> SettleAsync(Run run, CancellationToken cancellationToken)
    {
        for (var attempt = 1; Withdrawals.IsUnsettledPromote(run); attempt++)
        {
            var withdrawn = await registry.WithdrawnBecauseAsync(run.ModelPackageArn, cancellationToken);
            var settled = withdrawn is null
                ? run with { PromotedAt = time.GetUtcNow() }
                : run with { EarlyOutcome = new EarlyOutcome(DecisionBasis.ApprovalWithdrawn, [withdrawn]) };
            try
            {
                return await runs.SaveAsync(settled, cancellationToken);
            }
            catch (RunConflictException) when (attempt < MostAttempts)
            {
                run = await loader.LoadAsync(run.Id, cancellationToken);
            }
        }

        return run;
    }
}
