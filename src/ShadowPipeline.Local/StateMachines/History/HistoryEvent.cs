namespace ShadowPipeline.Local.StateMachines.History;

/// <summary>One event of an execution's history. The first has id 1.</summary>
internal sealed record HistoryEvent(
    long Id, long PreviousEventId, HistoryEventType Type, DateTimeOffset Timestamp, HistoryEventDetails Details);

/// <summary>What an event says besides its type.</summary>
internal abstract record HistoryEventDetails
{
    /// <summary>LambdaFunctionStarted says nothing more.</summary>
    internal sealed record None : HistoryEventDetails;

    /// <summary>ExecutionStarted.</summary>
    internal sealed record Started(string Input) : HistoryEventDetails;

    /// <summary>…StateEntered.</summary>
    internal sealed record StateEntered(string Name, string Input) : HistoryEventDetails;

    /// <summary>…StateExited.</summary>
    internal sealed record StateExited(string Name, string Output) : HistoryEventDetails;

    /// <summary>LambdaFunctionScheduled.</summary>
    internal sealed record Scheduled(string Resource, string Input, long? TimeoutInSeconds) : HistoryEventDetails;

    /// <summary>TaskScheduled.</summary>
    internal sealed record TaskScheduled(string ResourceType, string Resource, string Region, string Parameters, long? TimeoutInSeconds) : HistoryEventDetails;

    /// <summary>TaskStarted.</summary>
    internal sealed record TaskStarted(string ResourceType, string Resource) : HistoryEventDetails;

    /// <summary>TaskSucceeded.</summary>
    internal sealed record TaskSucceeded(string ResourceType, string Resource, string Output) : HistoryEventDetails;

    /// <summary>TaskFailed and TaskTimedOut.</summary>
    internal sealed record TaskFailed(string ResourceType, string Resource, string? Error, string? Cause) : HistoryEventDetails;

    /// <summary>LambdaFunctionSucceeded and ExecutionSucceeded.</summary>
    internal sealed record Succeeded(string Output) : HistoryEventDetails;

    /// <summary>Failures, time-outs and the abort.</summary>
    internal sealed record Failed(string? Error, string? Cause) : HistoryEventDetails;
}
