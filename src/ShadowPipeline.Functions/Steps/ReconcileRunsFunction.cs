using System.Text.Json;
using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;

namespace ShadowPipeline.Functions.Steps;

/// <summary>Finds runs that no execution will finish, by an execution's end or by schedule, and finishes them.</summary>
internal sealed class ReconcileRunsFunction(IRunStore runs, RunReconciler reconciler, ILogger<ReconcileRunsFunction> logger)
{
    // Bounds one invocation; the schedule comes again.
    private const int MostRuns = 100;

    /// <summary>Safe to repeat, and beside a run that is merely slow.</summary>
    [LambdaFunction]
    public async Task<ReconcileAnswer> ReconcileRuns(JsonElement input)
    {
        var runIds = ExecutionStatusChange.RunIdOf(input) is { } ended ? [ended] : await runs.ListOpenAsync(MostRuns, CancellationToken.None);
        var mended = new List<string>();
        var waiting = 0;
        var failures = new List<Exception>();
        foreach (var runId in runIds)
        {
            if (await runs.FindAsync(runId, CancellationToken.None) is not { } run)
            {
                // An execution that somebody started by hand under another name.
                logger.UnknownRun(runId);
                continue;
            }

            using var scope = logger.BeginStep(run, new StepInput(run.Id, run.ExecutionArn, null));
            try
            {
                if (await reconciler.MendAsync(run, CancellationToken.None) is { } mending)
                {
                    logger.Mended(mending.What);
                    mended.Add($"{runId}: {mending.What}");
                    waiting += mending.Finished ? 0 : 1;
                }
            }
            catch (Exception exception)
            {
                // One run that cannot be mended must not keep the others from it.
                logger.NotMended(exception, exception.Message);
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
        {
            var reasons = string.Join("; ", failures.Select(failure => $"{failure.GetType().Name}: {failure.Message}"));
            throw new ReconciliationIncompleteException($"{failures.Count} of {runIds.Count} runs could not be reconciled: {reasons}", failures[0]);
        }

        return new ReconcileAnswer(runIds.Count, mended, waiting);
    }
}
