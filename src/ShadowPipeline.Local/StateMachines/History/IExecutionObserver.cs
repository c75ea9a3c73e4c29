namespace ShadowPipeline.Local.StateMachines.History;

/// <summary>Sees every event of every execution as it happens, for a live timeline. Called while virtual time stands still.</summary>
internal interface IExecutionObserver
{
    /// <summary>An event was recorded.</summary>
    void OnEvent(string executionName, HistoryEvent historyEvent);
}
