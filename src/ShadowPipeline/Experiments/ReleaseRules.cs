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
    /// <param name="run">The run.</param>
    /// <param name="experiment">Its experiment, or null when there is none.</param>
    /// <param name="endpoint">The endpoint.</param>
    public static string? WaitBecause(Run run, ExperimentSnapshot? experiment, EndpointSnapshot endpoint)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(endpoint);
        if (experiment is null && run.Submission is null)
        {
            return null;
        }

        if (experiment is not null && !ExperimentStatus.HasEnded(experiment.Status))
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

    /// <summary>Why the endpoint is not as it was before the test, as one sentence: what the record has no field for.</summary>
    /// <param name="run">The run, which submitted a test.</param>
    /// <param name="experiment">Its experiment, or null when somebody deleted it.</param>
    /// <param name="endpoint">The endpoint as found, which <see cref="Report"/> calls not restored.</param>
    public static string NotRestoredBecause(Run run, ExperimentSnapshot? experiment, EndpointSnapshot endpoint)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(endpoint);
        return (experiment, endpoint) switch
        {
            ({ } active, _) when !ExperimentStatus.HasEnded(active.Status) => $"The inference experiment is still {active.Status}.",
            (_, { Status: null }) => "The endpoint does not exist any more.",
            _ when endpoint.ProductionVariants.Any(variant => variant.ModelName == run.Id || variant.Name == run.Id) =>
                "Somebody promoted the shadow variant: the endpoint serves the candidate.",
            _ when endpoint.ShadowVariants.Contains(run.Id, StringComparer.Ordinal) => "The shadow variant is still deployed.",
            (_, { Status: not InService }) => $"The endpoint is {endpoint.Status}{(endpoint.FailureReason is { Length: > 0 } reason ? $": {reason}" : "")}.",
            _ => $"The endpoint has the configuration {endpoint.ConfigName}, and had {run.Baseline?.EndpointConfigName} before the test.",
        };
    }
}
