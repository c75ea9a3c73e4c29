namespace ShadowPipeline.Local.StateMachines;

/// <summary>A state failed with an error name that Retry and Catch may know.</summary>
internal sealed class StateException(string? error, string? cause) : Exception($"{error}: {cause}")
{
    /// <summary>The error name; null only for a Fail state that names none.</summary>
    public string? Error { get; } = error;

    public string? Cause { get; } = cause;
}
