namespace ShadowPipeline.Local.SageMaker;

/// <summary>How and when an experiment stops running.</summary>
/// <param name="At">When the shadow gets its last request.</param>
/// <param name="CompletedAt">When the experiment has its final status.</param>
/// <param name="Status">Completed or Cancelled.</param>
/// <param name="Reason">SageMaker's reason or the caller's; null when the schedule ended.</param>
/// <param name="Target">What the endpoint goes back or on to.</param>
internal sealed record Finish(DateTimeOffset At, DateTimeOffset CompletedAt, string Status, string? Reason, EndpointConfig Target);
