namespace ShadowPipeline.Local.StateMachines.History;

/// <summary>The history is full: the execution fails with States.Runtime, and no Retry or Catch sees it.</summary>
internal sealed class HistoryLimitException(string message) : Exception(message);
