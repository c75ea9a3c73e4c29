namespace ShadowPipeline.Local.SageMaker;

/// <summary>A StopInferenceExperiment that was accepted.</summary>
internal sealed record StopOrder(DateTimeOffset At, string FinalStatus, string? Reason, EndpointConfig Target);
