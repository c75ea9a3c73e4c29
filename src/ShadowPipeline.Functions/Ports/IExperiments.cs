using ShadowPipeline.Experiments;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Functions.Ports;

/// <summary>The inference experiments and candidate models of this pipeline.</summary>
internal interface IExperiments
{
    /// <summary>The experiment, or null when there is none of that name.</summary>
    Task<ExperimentSnapshot?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>The name of an experiment of somebody else that holds or will hold the endpoint, or null.</summary>
    Task<string?> FindOtherOnEndpointAsync(string endpointName, string ownName, CancellationToken cancellationToken);

    /// <summary>Creates the candidate model; no error when the same model exists.</summary>
    Task EnsureModelAsync(ExperimentPlan plan, CancellationToken cancellationToken);

    /// <summary>Creates the experiment; false when the name or the endpoint is taken (find out which by <see cref="FindAsync"/>).</summary>
    Task<bool> TryCreateAsync(ExperimentPlan plan, CancellationToken cancellationToken);

    /// <summary>Starts a created experiment before its scheduled start. False when its status does not allow it.</summary>
    Task<bool> TryStartAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Moves the end of a running experiment, and nothing else. False when it was refused, whatever for: what Describe shows then is what
    /// happened.
    /// </summary>
    Task<bool> TryMoveEndAsync(string name, DateTimeOffset end, CancellationToken cancellationToken);

    /// <summary>Stops the experiment: production retained, shadow removed, Cancelled. False when its status does not allow it.</summary>
    Task<bool> TryStopAsync(ExperimentSnapshot experiment, string reason, CancellationToken cancellationToken);

    /// <summary>Deletes the candidate model; false when there was none made of that package version.</summary>
    Task<bool> DeleteModelAsync(string modelName, string modelPackageArn, CancellationToken cancellationToken);
}
