namespace ShadowPipeline.Judging.Statistics;

/// <summary>The mean of a correlated series with one-sided bounds.</summary>
/// <param name="Mean">The estimate.</param>
/// <param name="Lower">The one-sided lower bound.</param>
/// <param name="Upper">The one-sided upper bound.</param>
/// <param name="EffectivePeriods">How many independent periods would tell as much, 1 to the number present.</param>
internal readonly record struct MeanInterval(double Mean, double Lower, double Upper, double EffectivePeriods);
