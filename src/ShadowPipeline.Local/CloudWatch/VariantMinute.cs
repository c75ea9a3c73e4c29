namespace ShadowPipeline.Local.CloudWatch;

/// <summary>What happened to a variant in one minute.</summary>
/// <param name="Minute">Minutes since the epoch.</param>
/// <param name="Load">The variant's part in the traffic.</param>
/// <param name="Requests">Requests that reached it.</param>
/// <param name="Error4xx">Of those, answered with a 4xx.</param>
/// <param name="Error5xx">Of those, answered with a 5xx.</param>
/// <param name="ModelErrors">Of those, any failure of the model.</param>
internal sealed record VariantMinute(long Minute, VariantLoad Load, int Requests, int Error4xx, int Error5xx, int ModelErrors);
