using ShadowPipeline.Runs;

namespace ShadowPipeline.Experiments;

/// <summary>Tells a run's own experiment from one that merely bears its name: there is no client token to tell by.</summary>
public static class ExperimentOwnership
{
    /// <summary>Whether the experiment is the run's: it tests the run's candidate on the run's endpoint, and is the very one that was submitted.</summary>
    /// <param name="run">The run.</param>
    /// <param name="experiment">An experiment of the run's name.</param>
    public static bool IsOf(Run run, ExperimentSnapshot experiment)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(experiment);
        return experiment.EndpointName == run.EndpointName
            && experiment.ShadowVariant?.ModelName == run.Id
            && (run.Submission is null || run.Submission.ExperimentArn == experiment.Arn);
    }
}
