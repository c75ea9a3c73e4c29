using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Whether a run is decided already: then no step touches its endpoint any more, whoever started the step again.</summary>
internal sealed class StandingOutcome(IDecisionStore decisions)
{
    /// <summary>The answer of a step of a decided run; null while nothing is decided.</summary>
    public async Task<StepAnswer?> FindAsync(Run run, CancellationToken cancellationToken)
    {
        var reasons = run.EarlyOutcome?.Reasons ?? run.Verdict?.Reasons ?? (await decisions.FindAsync(run.Id, cancellationToken))?.Reasons;
        return reasons is null ? null : new StepAnswer(StepState.Decided, reasons[0]);
    }
}
