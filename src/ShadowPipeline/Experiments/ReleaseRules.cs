using ShadowPipeline.Decisions;
using ShadowPipeline.Endpoints;
using ShadowPipeline.Planning;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Experiments;

/// <summary>When an endpoint counts as given back.</summary>
public static class ReleaseRules
{
    private const string InService = "InService";

    /// <summary>Why the endpoint is not yet as it will stay, as one sentence; null when nothing changes any more.</summary>
    /// <param name="experiment">The run's experiment, or null when there is none.</param>
    /// <param name="endpoint">The endpoint.</param>
    public static string? WaitBecause(ExperimentSnapshot? experiment, EndpointSnapshot endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (experiment is null)
        {
            return null;
        }

        if (!ExperimentStatus.HasEnded(experiment.Status))
        {
            return "The inference experiment has not ended yet.";
        }

        var changing = endpoint.Status is "Updating" or "SystemUpdating" or "RollingBack" or "Creating";
        return changing ? $"The endpoint is still {endpoint.Status}." : null;
    }

    /// <summary>When to look again; null when the wait has lasted longer than its bound.</summary>
    /// <param name="since">Since when the endpoint is being given back.</param>
    /// <param name="now">The time of this look.</param>
    public static DateTimeOffset? NextLook(DateTimeOffset since, DateTimeOffset now) => CheckSchedule.NextOfTransition(since, now);

    /// <summary>The endpoint of a run that never held it: nothing was touched.</summary>
    /// <param name="now">The time.</param>
    public static ReleaseRecord Untouched(DateTimeOffset now) => new(true, null, null, false, now);

    /// <summary>What became of the endpoint.</summary>
    /// <param name="run">The run.</param>
    /// <param name="experiment">Its experiment, or null when none was created or somebody deleted it.</param>
    /// <param name="endpoint">The endpoint as found.</param>
    /// <param name="modelDeleted">Whether the candidate model was deleted.</param>
    /// <param name="now">The time.</param>
    public static ReleaseRecord Report(
        Run run, ExperimentSnapshot? experiment, EndpointSnapshot endpoint, bool modelDeleted, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(endpoint);
        var ended = experiment is null || ExperimentStatus.HasEnded(experiment.Status);
        bool? restored = experiment is null && run.Submission is null
            ? null
            : ended && endpoint.Status == InService && endpoint.ConfigName == run.Baseline?.EndpointConfigName;
        return new ReleaseRecord(restored, endpoint.ConfigName, experiment?.Status, modelDeleted, now);
    }
}
