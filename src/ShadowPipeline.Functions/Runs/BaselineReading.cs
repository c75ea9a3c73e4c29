using ShadowPipeline.Endpoints;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>What one reading of package, endpoint and live model means for the run: exactly one of baseline, outcome and busy is set.</summary>
internal sealed record BaselineReading(Baseline? Baseline, ModelSnapshot? LiveModel, string? LiveKmsKey, EarlyOutcome? Outcome, string? Busy)
{
    /// <summary>Keeps a baseline or an outcome that the run does not have yet.</summary>
    public async Task<Run> SaveAsync(Run run, IRunStore runs, CancellationToken cancellationToken) =>
        Busy is not null || (Baseline is not null && SameAs(run.Baseline))
            ? run
            : await runs.SaveAsync(run with { Baseline = Baseline ?? run.Baseline, EarlyOutcome = Outcome }, cancellationToken);

    /// <summary>What the workflow does next; <paramref name="busy"/> bounds the wait when the endpoint is busy again.</summary>
    public async Task<StepAnswer> AnswerAsync(Run run, BusyWait busy, CancellationToken cancellationToken)
    {
        if (Busy is not null)
        {
            return await busy.AnswerAsync(run, RunLoader.PolicyOf(run), StepState.Busy, Busy, cancellationToken);
        }

        return Outcome is null
            ? new StepAnswer(StepState.Done, $"Production variant {Baseline!.ProductionVariant.Name} serves {Baseline.ProductionVariant.ModelName}.")
            : new StepAnswer(StepState.Decided, Outcome.Reasons[0]);
    }

    private bool SameAs(Baseline? known) =>
        known is not null
        && (known.Candidate, known.ProductionVariant, known.EndpointConfigName) == (Baseline!.Candidate, Baseline.ProductionVariant, Baseline.EndpointConfigName)
        && known.Warnings.SequenceEqual(Baseline.Warnings);
}
