using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Words;

namespace ShadowPipeline.Reports.Content;

/// <summary>A broken guardrail in the words and figures that people read.</summary>
internal sealed class BreachView(GuardrailBreach breach)
{
    private readonly Limit _limit = new(LimitKind.Max, breach.Guardrail.Max);
    private readonly Quantity _quantity = Quantity.Of(breach.Guardrail.Metric, breach.Guardrail.Statistic, new Limit(LimitKind.Max, breach.Guardrail.Max));

    /// <summary>E.g. <c>Invocation5XXErrors Rate</c>.</summary>
    public string Name => $"{breach.Guardrail.Metric} {breach.Guardrail.Statistic}";

    /// <summary>The guardrail as a limit.</summary>
    public Limit Limit => _limit;

    /// <summary>The shadow's own value.</summary>
    public string Estimate => Show(breach.Estimate);

    /// <summary>Its lower bound.</summary>
    public string Lower => Show(breach.Lower);

    /// <summary>What the guardrail allows.</summary>
    public string Max => Show(breach.Guardrail.Max);

    private string Show(double value) => _quantity.Show(value, LimitKind.Max, breach.Guardrail.Max);
}
