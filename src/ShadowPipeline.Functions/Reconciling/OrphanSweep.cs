using ShadowPipeline.Decisions;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Reconciling;

/// <summary>
/// Removes what came to be after its run was decided and released: a call that creates something may time out and take effect all the same,
/// later than anybody looks.
/// </summary>
internal sealed class OrphanSweep(
    IDecisionStore decisions,
    IRunStore runs,
    IExperiments experiments,
    IEndpointReader endpoints,
    ExperimentEnder ender,
    FunctionSettings settings,
    TimeProvider time)
{
    /// <summary>How long ago a run may have been decided.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(2);

    /// <summary>The most runs of a look, those decided last.</summary>
    public const int MostRuns = 100;

    /// <summary>Looks at runs that were decided lately, as far as the look's time goes.</summary>
    public async Task LookAsync(Look look, double share, CancellationToken cancellationToken)
    {
        IReadOnlyList<DecisionRecord> lately = [];
        await look.TryAsync("decisions", async () =>
        {
            var now = time.GetUtcNow();
            var filter = new DecisionFilter(Since: now - Lately) { Limit = MostRuns };
            lately = Rotation.From(await decisions.ListAsync(filter, cancellationToken), now).ToList();
            return null;
        });

        // What is not released yet is in its queue, and looked at there.
        foreach (var record in lately.Where(record => record.Release is not null).TakeWhile(_ => look.HasTime(share)))
        {
            await look.TryAsync(RunLogKeys.Of(record, settings), () => SweepAsync(record, cancellationToken));
        }
    }

    private async Task<Mending?> SweepAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(record.Id, cancellationToken) is not { } run)
        {
            return null;
        }

        var named = await experiments.FindAsync(run.Id, cancellationToken);
        if (named is not null && ExperimentOwnership.IsOf(run, named) && !ExperimentStatus.HasEnded(named.Status))
        {
            await ender.EndAsync(named, record, cancellationToken);
            return new Mending($"its inference experiment is {named.Status} although it was decided and released: it is being ended", Finished: true);
        }

        return CandidateModelRules.Goes(RunLoader.PolicyOf(run), record.Decision) ? await DeleteModelAsync(run, cancellationToken) : null;
    }

    private async Task<Mending?> DeleteModelAsync(Run run, CancellationToken cancellationToken)
    {
        if (await endpoints.FindModelAsync(run.Id, cancellationToken) is null
            || CandidateModelRules.IsInUse(run, await endpoints.ReadEndpointAsync(run.EndpointName, cancellationToken)))
        {
            return null;
        }

        return await experiments.DeleteModelAsync(run.Id, run.ModelPackageArn, cancellationToken)
            ? new Mending("its candidate model was left over: deleted", Finished: true)
            : null;
    }
}
