using ShadowPipeline.Decisions;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Ends an experiment that a decided run still has.</summary>
internal sealed class ExperimentEnder(IExperiments experiments)
{
    /// <summary>Takes the one step towards the end that the experiment's status allows. A refusal is no fault: the next look finds another status.</summary>
    public Task EndAsync(ExperimentSnapshot? experiment, DecisionRecord? decision, CancellationToken cancellationToken) => experiment?.Status switch
    {
        // Only a running experiment can be stopped, and deleting a created one leaves its shadow variant deployed: start it, then stop it.
        ExperimentStatus.Created => experiments.TryStartAsync(experiment.Name, cancellationToken),
        ExperimentStatus.Running => experiments.TryStopAsync(
            experiment, decision is null ? StopReasons.WorkflowFailed : StopReasons.Decided(decision), cancellationToken),
        _ => Task.CompletedTask,
    };
}
