namespace ShadowPipeline.Local.SageMaker;

/// <summary>The shadow's sampling percentage from an instant on.</summary>
internal sealed record SamplingChange(DateTimeOffset At, int Percentage);
