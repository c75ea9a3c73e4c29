using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>A guardrail that the shadow variant broke beyond doubt.</summary>
/// <param name="Guardrail">Which.</param>
/// <param name="Estimate">The shadow's own value, in the metric's unit.</param>
/// <param name="Lower">Its one-sided lower bound, greater than the guardrail's max.</param>
/// <param name="Reason">One plain sentence with the figures.</param>
public sealed record GuardrailBreach(Guardrail Guardrail, double Estimate, double Lower, string Reason);
