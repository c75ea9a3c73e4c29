using ShadowPipeline.Cli.Soaking.SageMaker;
using ShadowPipeline.Cli.Soaking.Workflow;
using ShadowPipeline.Cli.Soaking.Worlds;
using ShadowPipeline.Local.StateMachines.Running;

namespace ShadowPipeline.Cli.Soaking.Invariants;

/// <summary>What is checked the moment that it happens.</summary>
internal sealed class LiveChecks(World world)
{
    private readonly Dictionary<string, string> _unreleased = new(StringComparer.Ordinal);

    /// <summary>Listens from now on.</summary>
    public void Watch()
    {
        world.SageMaker.Created = Created;
        world.SageMaker.Trespassed = name => world.Breaches.Add(
            Invariant.OthersUntouched, $"The pipeline changed {name}, which is somebody else's.", name);
        world.SageMaker.ServingModelDeleted = name => world.Breaches.Add(
            Invariant.ServingModelStays, $"The pipeline deleted the model {name}, which serves.", name);
        world.Workflow.Ended = Ended;
    }

    private void Created(SimulatedExperiment experiment)
    {
        if (!experiment.Ours)
        {
            return;
        }

        var endpoint = experiment.Endpoint.Name;
        if (_unreleased.TryGetValue(endpoint, out var before) && before != experiment.Name)
        {
            var release = Find(before)?.Release;
            world.Breaches.Unless(
                release is not null,
                Invariant.OneTestAtATime,
                () => $"The test {experiment.Name} began on {endpoint} before {before} gave the endpoint back.",
                experiment.Name,
                before);
        }

        _unreleased[endpoint] = experiment.Name;
    }

    private void Ended(SimulatedExecution execution)
    {
        var run = execution.RunId;
        if (execution.Status != ExecutionStatus.Succeeded)
        {
            var released = execution.Status != ExecutionStatus.Failed || execution.ReachedRelease || execution.IsPublication;
            world.Breaches.Unless(
                released, Invariant.ReleasedByItsExecution, () => $"The execution of {run} failed after {execution.LastFunction}, without ReleaseEndpoint.", run);
            world.SendStatusChange(execution);
            return;
        }

        world.Breaches.Unless(
            execution.IsPublication || (execution.ReachedRelease && Find(run)?.Release is not null),
            Invariant.ReleasedByItsExecution,
            () => $"The execution of {run} succeeded, and nothing is recorded of what became of its endpoint.",
            run);
    }

    private ShadowPipeline.Decisions.DecisionRecord? Find(string run) =>
        world.Stores.Decisions.FindAsync(run, CancellationToken.None).GetAwaiter().GetResult();
}
