using Microsoft.Extensions.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Measuring;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Planning;
using ShadowPipeline.Preflights;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Foresees before submission whether a test can conclude, says so in the log, and refuses one that cannot where the policy asks for it.</summary>
internal sealed class PreflightCheck(
    ProductionHistoryReader history, IRunStore runs, FunctionSettings settings, TimeProvider time, ILogger<PreflightCheck> logger)
{
    /// <summary>The answer of a run whose test is not started, decided and saved; null when it goes on.</summary>
    public async Task<StepAnswer?> RefusalAsync(Run run, ExperimentPlan plan, CancellationToken cancellationToken)
    {
        var policy = RunLoader.PolicyOf(run);
        var report = Preflight.Foresee(policy, plan, await history.ReadAsync(policy, plan, time.GetUtcNow(), cancellationToken), settings.Prices);
        Tell(report);
        if (!Preflight.Refuses(policy, report))
        {
            return null;
        }

        var outcome = new EarlyOutcome(DecisionBasis.InsufficientEvidence, ["The test was not started because its plan cannot conclude.", .. report.Problems]);
        await runs.SaveAsync(run with { EarlyOutcome = outcome }, cancellationToken);
        return new StepAnswer(StepState.Decided, outcome.Reasons[0]);
    }

    private void Tell(PreflightReport report)
    {
        logger.Foreseen(report.Outlook, report.ShadowInvocations, report.InstanceHours);
        foreach (var problem in report.Problems)
        {
            logger.PreflightProblem(problem);
        }

        foreach (var note in report.Notes)
        {
            logger.PreflightNote(note);
        }
    }
}
