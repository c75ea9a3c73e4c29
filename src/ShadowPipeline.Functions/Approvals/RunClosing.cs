using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Approvals;

/// <summary>Decides a run from outside of its workflow. Everything is safe to repeat, from any point at which an earlier attempt died.</summary>
internal sealed class RunClosing(
    IRunStore runs,
    RunLoader loader,
    IDecisionStore decisions,
    DecisionRecorder recorder,
    Publications publications,
    RunQueue queue,
    TimeProvider time)
{
    private const int MostAttempts = 5;

    /// <summary>Keeps an outcome on the run; null when the run may not be ended so, or is decided otherwise.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="mayEnd">Whether the run, as it is read, may still be ended so.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Run?> TryDecideAsync(string runId, EarlyOutcome outcome, Func<Run, bool> mayEnd, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var run = await loader.LoadAsync(runId, cancellationToken);
            if (run.EarlyOutcome?.Basis == outcome.Basis)
            {
                return run;
            }

            if (!mayEnd(run) || await decisions.FindAsync(runId, cancellationToken) is not null)
            {
                return null;
            }

            try
            {
                return await runs.SaveAsync(Withdrawals.End(run, outcome, time.GetUtcNow()), cancellationToken);
            }
            catch (RunConflictException) when (attempt < MostAttempts)
            {
                // A step of its workflow was faster: what it saved may settle the matter.
            }
        }
    }

    /// <summary>Records a run that has its outcome and never held its endpoint, has it published, and takes it out of the queue.</summary>
    public async Task CloseWaitingAsync(Run run, CancellationToken cancellationToken)
    {
        await recorder.RecordAsync(run, failure: null, cancellationToken);
        await decisions.WriteReleaseOnceAsync(run.Id, ReleaseRules.Untouched(time.GetUtcNow()), cancellationToken);
        await publications.RequestAsync(run.Id, released: false, cancellationToken);
        await runs.LeaveQueueAsync(run, cancellationToken);
        await queue.StartHeadAsync(run.EndpointName, cancellationToken);
    }
}
