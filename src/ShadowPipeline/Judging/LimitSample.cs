using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>The values that one limit rests on, one per period and missing ones NaN.</summary>
internal abstract record LimitSample
{
    /// <summary>The periods that can be used.</summary>
    public abstract int Usable { get; }

    private protected static int Count(double[] values) => values.Count(value => !double.IsNaN(value));
}

/// <summary>A level of each variant. For an Average, Weight is the number of samples behind each value.</summary>
internal sealed record LevelSample(double[] Production, double[] Shadow, double[] ShadowWeight) : LimitSample
{
    /// <inheritdoc/>
    public override int Usable => Count(Shadow);
}

/// <summary>Errors and requests of each variant.</summary>
internal sealed record CountSample(
    double[] ProductionErrors, double[] ProductionRequests, double[] ShadowErrors, double[] ShadowRequests) : LimitSample
{
    /// <inheritdoc/>
    public override int Usable => Count(ShadowErrors);
}

/// <summary>
/// The judge's second stage: from the aligned series to the values of one limit, only of periods where all that it needs is there.
/// </summary>
internal static class Summarise
{
    /// <summary>
    /// The sample of a limit. A comparison uses the periods that both variants have, a bound on the shadow alone those that it has.
    /// </summary>
    public static LimitSample For(SeriesWindow window, string metric, string statistic, Limit limit)
    {
        var kind = Comparisons.Of(metric, statistic);
        var alone = limit.Kind == LimitKind.Max;
        if (kind == Comparison.Rate)
        {
            return Counts(window, metric, statistic, alone);
        }

        var (shadow, weight) = Level(window, VariantRole.Shadow, metric, statistic);
        if (alone)
        {
            return new LevelSample(shadow, shadow, weight);
        }

        var (production, _) = Level(window, VariantRole.Production, metric, statistic);
        var logarithmic = kind == Comparison.Latency && limit.Kind == LimitKind.MaxIncreasePercent;
        var pairs = KeepWhere(period => logarithmic
            ? production[period] > 0 && shadow[period] > 0
            : !double.IsNaN(production[period]) && !double.IsNaN(shadow[period]), production, shadow, weight);
        return new LevelSample(pairs[0], pairs[1], pairs[2]);
    }

    private static (double[] Values, double[] Weights) Level(SeriesWindow window, VariantRole role, string metric, string statistic)
    {
        var ones = Enumerable.Repeat(1.0, window.Periods).ToArray();
        if (statistic != MetricQueryPlan.Average || !window.Has(new MetricQuery(role, metric, MetricQueryPlan.SampleCount)))
        {
            return (window.Values(role, metric, statistic), ones);
        }

        var sums = window.Values(role, metric, MetricQueryPlan.Sum);
        var samples = window.Values(role, metric, MetricQueryPlan.SampleCount);
        return ([.. sums.Select((sum, period) => samples[period] > 0 ? sum / samples[period] : double.NaN)], samples);
    }

    private static CountSample Counts(SeriesWindow window, string metric, string statistic, bool alone)
    {
        var (shadowErrors, shadowRequests) = Errors(window, VariantRole.Shadow, metric, statistic);
        var (errors, requests) = alone ? (shadowErrors, shadowRequests) : Errors(window, VariantRole.Production, metric, statistic);
        var kept = KeepWhere(
            period => errors[period] <= requests[period] && shadowErrors[period] <= shadowRequests[period],
            errors, requests, shadowErrors, shadowRequests);
        return new CountSample(kept[0], kept[1], kept[2], kept[3]);
    }

    private static (double[] Errors, double[] Requests) Errors(SeriesWindow window, VariantRole role, string metric, string statistic)
    {
        var bySamples = statistic == MetricQueryPlan.Average && window.Has(new MetricQuery(role, metric, MetricQueryPlan.SampleCount));
        return (
            window.Values(role, metric, MetricQueryPlan.Sum),
            bySamples
                ? window.Values(role, metric, MetricQueryPlan.SampleCount)
                : window.Values(role, MetricQueryPlan.Invocations, MetricQueryPlan.Sum));
    }

    private static double[][] KeepWhere(Predicate<int> usable, params double[][] series)
    {
        var kept = series.Select(one => (double[])one.Clone()).ToArray();
        for (var period = 0; period < kept[0].Length; period++)
        {
            if (!usable(period))
            {
                foreach (var one in kept)
                {
                    one[period] = double.NaN;
                }
            }
        }

        return kept;
    }
}
