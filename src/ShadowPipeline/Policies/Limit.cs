namespace ShadowPipeline.Policies;

/// <summary>A non-inferiority margin or an absolute bound.</summary>
/// <param name="Kind">What the value limits.</param>
/// <param name="Value">Finite and not negative. Percent for <see cref="LimitKind.MaxIncreasePercent"/>, else the metric's own unit.</param>
public readonly record struct Limit(LimitKind Kind, double Value);
