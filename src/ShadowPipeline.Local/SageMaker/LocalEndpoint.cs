using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>An endpoint; what it is at an instant follows from the scenario and from the experiments made on it.</summary>
internal sealed class LocalEndpoint(string name, string arn, EndpointConfig original, DateTimeOffset worldStart, EndpointScenario scenario)
{
    private readonly List<Experiment> _experiments = [];

    public string Name { get; } = name;

    public string Arn { get; } = arn;

    public DateTimeOffset CreatedAt => original.CreatedAt;

    public EndpointConfig Original => original;

    public EndpointScenario Scenario => scenario;

    /// <summary>Every experiment ever made on the endpoint, deleted ones included, oldest first.</summary>
    public IReadOnlyList<Experiment> Experiments => _experiments;

    public void Add(Experiment experiment) => _experiments.Add(experiment);

    /// <summary>The experiment that holds the endpoint, if any.</summary>
    public Experiment? ActiveExperiment(DateTimeOffset at) =>
        _experiments.Find(
            experiment => experiment.DeletedAt is null && ExperimentLifeCycle.IsActive(ExperimentLifeCycle.StatusAt(experiment, at)));

    /// <summary>The endpoint as it is, was or will be at an instant.</summary>
    public EndpointView At(DateTimeOffset at)
    {
        var config = original;
        DeploymentChange? pending = null;
        var modified = original.CreatedAt;
        foreach (var change in _experiments.SelectMany(ExperimentLifeCycle.Changes).Where(change => change.From <= at).OrderBy(change => change.From))
        {
            if (change.Until <= at)
            {
                (config, pending, modified) = (change.Target, null, change.Until);
            }
            else
            {
                (pending, modified) = (change, change.From);
            }
        }

        var own = scenario.StatusAfter(at - worldStart);
        var status = own != "InService" ? own : pending is null ? "InService" : "Updating";
        return new EndpointView(status, status == own ? FailureReasonOf(own) : null, config, pending?.Target, pending?.From, modified);
    }

    private string? FailureReasonOf(string status) =>
        status is "Failed" or "UpdateRollbackFailed" or "OutOfService" ? scenario.FailureReason : null;
}
