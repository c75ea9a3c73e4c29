namespace ShadowPipeline.Local.Scenarios;

/// <summary>SageMaker gives an experiment up, so long after it began to run.</summary>
internal sealed record Cancellation(TimeSpan After, string Reason);
