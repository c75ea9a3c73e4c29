namespace ShadowPipeline.Local.Lambda;

/// <summary>One invocation as the runtime API hands it out.</summary>
/// <param name="RequestId">Names the invocation in every report about it.</param>
/// <param name="Payload">The event.</param>
/// <param name="Deadline">When Lambda gives up.</param>
/// <param name="FunctionArn">The function as it was invoked.</param>
/// <param name="TraceId">The X-Ray header; null for none.</param>
internal sealed record Invocation(string RequestId, ReadOnlyMemory<byte> Payload, DateTimeOffset Deadline, string FunctionArn, string? TraceId = null);
