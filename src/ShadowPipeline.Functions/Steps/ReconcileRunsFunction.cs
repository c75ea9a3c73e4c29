using System.Text.Json;
using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;

namespace ShadowPipeline.Functions.Steps;

/// <summary>Finds runs that no execution will finish, by an execution's end or by schedule, and finishes them.</summary>
internal sealed class ReconcileRunsFunction(
    IRunStore runs, RunReconciler reconciler, OpenRunWatch watch, ILogger<ReconcileRunsFunction> logger)
{
    // Bounds one invocation; the schedule comes again.
    private const int MostRuns = 100;

    /// <summary>Safe to repeat, and beside a run that is merely slow.</summary>
    [LambdaFunction]
    public async Task<ReconcileAnswer> ReconcileRuns(JsonElement input)
    {
        var ended = ExecutionStatusChange.RunIdOf(input);
        var runIds = ended is null ? [.. (await runs.ListOpenAsync(MostRuns, CancellationToken.None)).Select(open => open.RunId)] : (IReadOnlyList<string>)[ended];
        var looks = new List<RunLook>();
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
                var mending = await reconciler.MendAsync(run, CancellationToken.None);
                looks.Add(new RunLook(run, mending));
                if (mending is not null)
                {
                    logger.Mended(mending.What);
                }
            }
            catch (Exception exception)
            {
                // One run that cannot be mended must not keep the others from it.
                logger.NotMended(exception, exception.Message);
                looks.Add(new RunLook(run, null));
                failures.Add(exception);
            }
        }

        if (ended is null)
        {
            watch.Report(looks);
        }

        if (failures.Count > 0)
        {
            var reasons = string.Join("; ", failures.Select(failure => $"{failure.GetType().Name}: {failure.Message}"));
            throw new ReconciliationIncompleteException($"{failures.Count} of {runIds.Count} runs could not be reconciled: {reasons}", failures[0]);
        }

        var mended = looks.Where(look => look.Mending is not null).ToList();
        return new ReconcileAnswer(
            runIds.Count, [.. mended.Select(look => $"{look.Run.Id}: {look.Mending!.What}")], mended.Count(look => !look.Mending!.Finished));
    }
}
