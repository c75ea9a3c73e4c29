using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Steps;

/// <summary>Finds out what serves the endpoint now, and whether a shadow test of the version is possible there.</summary>
internal sealed class ResolveProductionVariantFunction(
    RunLoader loader,
    StandingOutcome outcomes,
    IRunStore runs,
    BaselineReader baselines,
    BusyWait busy,
    ILogger<ResolveProductionVariantFunction> logger)
{
    /// <summary>Safe to repeat: until something is submitted the newest reading stands.</summary>
    [LambdaFunction]
    public async Task<StepAnswer> ResolveProductionVariant(StepInput input)
    {
        var run = await loader.LoadAsync(input.RunId, CancellationToken.None);
        using var scope = logger.BeginStep(run, input);
        return logger.Answered(await outcomes.FindAsync(run, CancellationToken.None) ?? await ResolveAsync(run));
    }

    private async Task<StepAnswer> ResolveAsync(Run run)
    {
        if (run.Submission is not null)
        {
            return new StepAnswer(StepState.Done, "The experiment was submitted already.");
        }

        var reading = await baselines.ReadAsync(run, RunLoader.PolicyOf(run), CancellationToken.None);
        run = await reading.SaveAsync(run, runs, CancellationToken.None);
        return await reading.AnswerAsync(run, busy, CancellationToken.None);
    }
}
