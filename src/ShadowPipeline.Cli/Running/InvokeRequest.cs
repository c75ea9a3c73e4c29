namespace ShadowPipeline.Cli.Running;

/// <summary>What <c>shadow invoke</c> was called with.</summary>
/// <param name="Function">The function's name or logical id.</param>
/// <param name="EventPath">The event's file, or - for standard input.</param>
/// <param name="EnvironmentPath">The file with the function's variables; null for none.</param>
/// <param name="Executable">What to start; null for the usual one.</param>
/// <param name="Native">Whether the usual one is the published native executable.</param>
/// <param name="Timeout">How long the invocation may take.</param>
/// <param name="MemoryMebibytes">The memory that the function is told to have.</param>
internal sealed record InvokeRequest(
    string Function, string EventPath, string? EnvironmentPath, string? Executable, bool Native, TimeSpan Timeout, int MemoryMebibytes);
