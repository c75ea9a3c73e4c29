namespace ShadowPipeline.Local.Lambda;

/// <summary>What a function's process sent to the runtime API.</summary>
/// <param name="RequestId">The invocation; null for an error before the first one.</param>
/// <param name="ErrorType">The error's name; null for an answer.</param>
/// <param name="Body">The answer, or the error as JSON.</param>
/// <param name="ReceivedAt">A timestamp of the server's clock.</param>
internal sealed record InvocationReport(string? RequestId, string? ErrorType, ReadOnlyMemory<byte> Body, long ReceivedAt);
