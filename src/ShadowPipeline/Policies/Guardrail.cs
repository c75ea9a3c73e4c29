namespace ShadowPipeline.Policies;

/// <summary>An absolute limit on the shadow variant, watched while the test runs.</summary>
/// <param name="Metric">A CloudWatch metric of an endpoint variant.</param>
/// <param name="Statistic">As for a <see cref="Criterion"/>.</param>
/// <param name="Max">Finite and not negative, in the metric's unit.</param>
public sealed record Guardrail(string Metric, string Statistic, double Max);
