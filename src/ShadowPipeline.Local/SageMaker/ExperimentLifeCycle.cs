namespace ShadowPipeline.Local.SageMaker;

/// <summary>The life cycle of an experiment as a function of its facts and an instant; nothing happens in the background.</summary>
internal static class ExperimentLifeCycle
{
    /// <summary>When the shadow is deployed and the endpoint back in service.</summary>
    public static DateTimeOffset DeployedAt(Experiment experiment) => experiment.CreatedAt + experiment.Timing.Create;

    /// <summary>When the test begins to run; null for one that was deleted before.</summary>
    public static DateTimeOffset? RunningFrom(Experiment experiment)
    {
        var from = DeployedAt(experiment);
        if (!experiment.StartsAtOnce)
        {
            from = Later(from, experiment.StartTime);
            if (experiment.StartRequestedAt is { } requested)
            {
                from = Earlier(from, requested + experiment.Timing.Start);
            }
        }

        return experiment.DeletedAt < from ? null : from;
    }

    /// <summary>How the test ends as things stand; null for one that never runs.</summary>
    public static Finish? FinishOf(Experiment experiment)
    {
        if (RunningFrom(experiment) is not { } from)
        {
            return null;
        }

        var end = Later(experiment.EndTime, from);
        var stop = experiment.Stop;
        if (experiment.Timing.Cancel is { } cancel && from + cancel.After is var cancelled && cancelled < end && !(stop?.At <= cancelled))
        {
            return new Finish(cancelled, cancelled, "Cancelled", cancel.Reason, experiment.Before);
        }

        return stop is not null
            ? new Finish(stop.At, stop.At + experiment.Timing.Stop, stop.FinalStatus, stop.Reason, stop.Target)
            : new Finish(end, end + experiment.Timing.Stop, "Completed", null, experiment.Before);
    }

    /// <summary>The experiment's status at an instant.</summary>
    public static string StatusAt(Experiment experiment, DateTimeOffset at)
    {
        if (at < DeployedAt(experiment))
        {
            return "Creating";
        }

        var from = RunningFrom(experiment);
        if (from is null || at < from)
        {
            return experiment.StartRequestedAt <= at ? "Starting" : IsUpdating(experiment, at) ? "Updating" : "Created";
        }

        var finish = FinishOf(experiment)!;
        if (at < finish.At)
        {
            return IsUpdating(experiment, at) ? "Updating" : "Running";
        }

        return at < finish.CompletedAt ? "Stopping" : finish.Status;
    }

    /// <summary>Whether an experiment with this status holds its endpoint.</summary>
    public static bool IsActive(string status) => status is not ("Completed" or "Cancelled");

    /// <summary>Whether the shadow gets its copies of requests at an instant.</summary>
    public static bool IsMirroring(Experiment experiment, DateTimeOffset at) =>
        RunningFrom(experiment) <= at && at < FinishOf(experiment)!.At;

    /// <summary>What the experiment does to its endpoint.</summary>
    public static IEnumerable<DeploymentChange> Changes(Experiment experiment)
    {
        yield return new DeploymentChange(experiment.CreatedAt, DeployedAt(experiment), experiment.During);
        if (FinishOf(experiment) is { } finish && finish.Target != experiment.During)
        {
            yield return new DeploymentChange(finish.At, finish.At + experiment.Timing.End, finish.Target);
        }
    }

    /// <summary>The status of one of the experiment's variants.</summary>
    public static string VariantStatusAt(Experiment experiment, string variant, DateTimeOffset at)
    {
        var isShadow = variant == experiment.ShadowVariantName;
        if (at < DeployedAt(experiment))
        {
            return isShadow ? "Creating" : "Updating";
        }

        if (FinishOf(experiment) is not { } finish || at < finish.At
            || finish.Target.Production.Concat(finish.Target.Shadow).Any(v => v.Name == variant))
        {
            return "InService";
        }

        return at < finish.At + experiment.Timing.End ? "Deleting" : "Deleted";
    }

    private static bool IsUpdating(Experiment experiment, DateTimeOffset at) =>
        experiment.UpdateRequestedAt is { } updated && updated <= at && at < updated + experiment.Timing.Update;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
