using ShadowPipeline.Decisions;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Approvals;

/// <summary>Ends the run of an approval that was taken back: Reject / ApprovalWithdrawn, recorded at once.</summary>
internal sealed class RunWithdrawal(RunClosing closing, DecisionRecorder recorder, Publications publications, IExperiments experiments)
{
    /// <summary>
    /// Withdraws the run and says whether that is its decision; a run that is decided otherwise stays as it is. A waiting run leaves its
    /// queue. The workflow of one that was started finds the outcome at its next step and gives the endpoint back.
    /// </summary>
    public async Task<bool> WithdrawAsync(string runId, string because, CancellationToken cancellationToken)
    {
        var outcome = new EarlyOutcome(DecisionBasis.ApprovalWithdrawn, [because]);
        if (await closing.TryDecideAsync(runId, outcome, Withdrawals.MayEnd, cancellationToken) is not { } run)
        {
            return false;
        }

        if (run.StartedAt is null)
        {
            await closing.CloseWaitingAsync(run, cancellationToken);
            return true;
        }

        var decision = await recorder.RecordAsync(run, failure: null, cancellationToken);
        await StopAsync(run, decision, cancellationToken);

        // Its own workflow may sleep for hours before it would tell.
        await publications.RequestAsync(run.Id, released: false, cancellationToken);
        return decision.Basis == DecisionBasis.ApprovalWithdrawn;
    }

    // Now and not at the workflow's next check, which may be hours away: the shadow fleet costs until then. What cannot be stopped yet,
    // or is refused, ReleaseEndpoint ends.
    private async Task StopAsync(Run run, DecisionRecord decision, CancellationToken cancellationToken)
    {
        if (await experiments.FindAsync(run.Id, cancellationToken) is { Status: ExperimentStatus.Running } experiment
            && ExperimentOwnership.IsOf(run, experiment))
        {
            await experiments.TryStopAsync(experiment, StopReasons.Decided(decision), cancellationToken);
        }
    }
}
