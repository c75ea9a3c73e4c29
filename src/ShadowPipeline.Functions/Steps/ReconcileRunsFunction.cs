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
        foreach (var runId in runIds)
        {
            if (await runs.FindAsync(runId, CancellationToken.None) is not { } run)
            {
                // An execution that somebody started by hand under another name.
                logger.UnknownRun(runId);
                continue;
            }

            using var scope = logger.BeginStep(run, new StepInput(run.Id, run.ExecutionArn, null));
            if (await reconciler.MendAsync(run, CancellationToken.None) is { } what)
            {
                logger.Mended(what);
                mended.Add($"{runId}: {what}");
            }
        }

        return new ReconcileAnswer(runIds.Count, mended);
    }
}
