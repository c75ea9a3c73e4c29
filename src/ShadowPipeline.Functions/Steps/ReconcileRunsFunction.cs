using System.Text.Json;
using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Functions.Reconciling;

namespace ShadowPipeline.Functions.Steps;

/// <summary>Finds what no execution will finish, by an execution's end or by schedule, and finishes it.</summary>
internal sealed class ReconcileRunsFunction(
    IRunStore runs,
    RunReconciler reconciler,
    OpenRunLook openRuns,
    IDrainStore drains,
    HeldApprovals held,
    LostApprovals approvals,
    OrphanSweep orphans,
    Publications publications,
    LostPublications lost,
    OpenRunWatch watch,
    FunctionSettings settings,
    TimeProvider time,
    ILogger<ReconcileRunsFunction> logger)
{
    // Open runs come first, and leave some of the look's time to the others.
    private const double RunsShare = 0.6;
    private const double ApprovalsShare = 0.75;
    private const double OrphansShare = 0.9;

    /// <summary>Safe to repeat, and beside a run that is merely slow.</summary>
    [LambdaFunction]
    public Task<ReconcileAnswer> ReconcileRuns(JsonElement input) =>
        ExecutionStatusChange.RunIdOf(input) is { } ended ? OfExecutionAsync(ended) : OfScheduleAsync();

    private async Task<ReconcileAnswer> OfExecutionAsync(string runId)
    {
        if (PublicationNames.Parse(runId) is var (published, released))
        {
            return await publications.RepeatAsync(published, released, CancellationToken.None)
                ? new ReconcileAnswer(1, [$"{published}: its publication failed: it is being repeated"], 0)
                : throw new ReconciliationIncompleteException($"{published} could not be published: {PublicationNames.Most} attempts failed.");
        }

        if (await runs.FindAsync(runId, CancellationToken.None) is not { } run)
        {
            // An execution that somebody started by hand under another name.
            logger.UnknownRun(runId);
            return new ReconcileAnswer(1, [], 0);
        }

        using var scope = RunLogKeys.Of(run, settings).Begin();
        try
        {
            if (await reconciler.MendAsync(run, CancellationToken.None) is not { } mending)
            {
                return new ReconcileAnswer(1, [], 0);
            }

            logger.Mended(mending.What);
            return new ReconcileAnswer(1, [$"{run.Id}: {mending.What}"], mending.Finished ? 0 : 1);
        }
        catch (Exception exception)
        {
            // This event comes once more, and not again: a dead letter for it is right. The schedule goes on trying.
            logger.NotMended(exception, exception.Message);
            throw new ReconciliationIncompleteException($"{run.Id} could not be reconciled: {exception.GetType().Name}: {exception.Message}", exception);
        }
    }

    // One thing that cannot be mended neither keeps the others from it nor fails the look: each look would leave a dead letter, for ever.
    // An alarm rests on the figure instead.
    private async Task<ReconcileAnswer> OfScheduleAsync()
    {
        var look = new Look(time, logger);
        var draining = await IsDrainingAsync(look);
        var found = await openRuns.LookAsync(look, RunsShare, CancellationToken.None);
        if (draining == false)
        {
            await held.LookAsync(look, ApprovalsShare, CancellationToken.None);
            await approvals.LookAsync(look, ApprovalsShare, CancellationToken.None);
        }

        await orphans.LookAsync(look, OrphansShare, CancellationToken.None);
        await lost.LookAsync(look, 1, CancellationToken.None);
        watch.Report(found, look, draining == true);
        return new ReconcileAnswer(found.Looks.Count, look.Mended, found.Waiting);
    }

    // Null where it cannot be read: then nothing is registered at this look, in case it drains.
    private async Task<bool?> IsDrainingAsync(Look look)
    {
        bool? draining = null;
        await look.TryAsync("drain", async () =>
        {
            draining = await drains.FindAsync(CancellationToken.None) is not null;
            return null;
        });
        return draining;
    }
}
