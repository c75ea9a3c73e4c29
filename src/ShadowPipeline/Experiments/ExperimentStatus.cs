namespace ShadowPipeline.Experiments;

/// <summary>The statuses of an inference experiment. There is no Failed: a failure shows as Cancelled with a reason.</summary>
public static class ExperimentStatus
{
    /// <summary>Being created.</summary>
    public const string Creating = "Creating";

    /// <summary>Created, before its scheduled start.</summary>
    public const string Created = "Created";

    /// <summary>Being changed.</summary>
    public const string Updating = "Updating";

    /// <summary>Being started early.</summary>
    public const string Starting = "Starting";

    /// <summary>Requests are copied.</summary>
    public const string Running = "Running";

    /// <summary>Being ended.</summary>
    public const string Stopping = "Stopping";

    /// <summary>Ended by its schedule, or stopped as completed.</summary>
    public const string Completed = "Completed";

    /// <summary>Ended by a failure or by a caller.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>Whether the status is final.</summary>
    public static bool HasEnded(string status) => status is Completed or Cancelled;

    /// <summary>The statuses in which an experiment holds its endpoint.</summary>
    public static IReadOnlyList<string> Active { get; } = [Creating, Created, Updating, Starting, Running, Stopping];
}
