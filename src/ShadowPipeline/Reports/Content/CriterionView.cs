using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Plots;
using ShadowPipeline.Reports.Words;

namespace ShadowPipeline.Reports.Content;

/// <summary>How one limit fared, in the words and figures that people read.</summary>
internal sealed class CriterionView(CriterionResult result)
{
    private readonly Quantity _quantity = Quantity.Of(result.Metric, result.Statistic, result.Limit);

    /// <summary>As recorded.</summary>
    public CriterionResult Result => result;

    /// <summary>E.g. <c>ModelLatency p99</c>.</summary>
    public string Name => $"{result.Metric} {result.Statistic}";

    /// <summary>E.g. <c>at most 10 % above production</c>.</summary>
    public string LimitWords => _quantity.InWords(result.Limit);

    /// <summary>E.g. <c>+10 %</c>.</summary>
    public string Limit => Signed(result.Limit.Value);

    /// <summary>E.g. <c>+14.2 %</c>, or <c>not known</c>.</summary>
    public string Estimate => Signed(result.Estimate);

    /// <summary>Likewise.</summary>
    public string Lower => Signed(result.Lower);

    /// <summary>Likewise.</summary>
    public string Upper => Signed(result.Upper);

    /// <summary>Whether there is anything to draw.</summary>
    public bool IsKnown => result.Estimate is not null || result.Lower is not null;

    /// <summary>The bounds, e.g. <c>+11.8 % to +16.7 %</c>.</summary>
    public string Bounds => result switch
    {
        { Lower: not null, Upper: not null } => $"{Lower} to {Upper}",
        { Lower: not null } => $"at least {Lower}",
        { Upper: not null } => $"at most {Upper}",
        _ => "not known",
    };

    /// <summary>The sentence of the record, with its full stop.</summary>
    public string Sentence => Prose.Whole(result.Reason);

    /// <summary>The whole picture in words, for who does not see it.</summary>
    public string Description => IsKnown
        ? $"Estimate {Estimate}, bounds {Bounds}, limit {Limit}: {OutcomeWords}."
        : $"No estimate, limit {Limit}: {OutcomeWords}.";

    /// <summary>The outcome in a few words.</summary>
    public string OutcomeWords => result.Outcome switch
    {
        CriterionOutcome.Pass => "surely within the limit",
        CriterionOutcome.Fail => "surely beyond the limit",
        _ => "not certain either way",
    };

    /// <summary>The values as a picture places them.</summary>
    public Interval Interval => new(result.Lower, result.Estimate, result.Upper, result.Limit.Value, result.Limit.Kind != LimitKind.Max);

    /// <summary>A value on the picture's axis.</summary>
    public string OnAxis(double value) => _quantity.Show(value, result.Limit.Kind, null);

    private string Signed(double? value) => value is { } known ? _quantity.Show(known, result.Limit.Kind, result.Limit.Value) : "not known";
}
