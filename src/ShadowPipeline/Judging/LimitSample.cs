using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>The values that one limit rests on, one per period and missing ones NaN.</summary>
internal abstract record LimitSample
{
    /// <summary>The periods that can be used.</summary>
    public abstract int Usable { get; }
}

/// <summary>
/// A level of each variant, missing where the other is. For an Average, the weight is the number of samples behind each value of the
/// shadow; null where each counts once.
/// </summary>
internal sealed record LevelSample(double[] Production, double[] Shadow, double[]? ShadowWeight) : LimitSample
{
    /// <inheritdoc/>
    public override int Usable
    {
        get
        {
            var usable = 0;
            for (var period = 0; period < Shadow.Length; period++)
            {
                usable += double.IsNaN(Production[period]) || double.IsNaN(Shadow[period]) ? 0 : 1;
            }

            return usable;
        }
    }
}

/// <summary>Errors and requests of each variant.</summary>
internal sealed record CountSample(
    double[] ProductionErrors, double[] ProductionRequests, double[] ShadowErrors, double[] ShadowRequests) : LimitSample
{
    /// <inheritdoc/>
    public override int Usable => Present.Count(ShadowErrors);
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
        return kind == Comparison.Latency && limit.Kind == LimitKind.MaxIncreasePercent
            ? new LevelSample(Positive(production), Positive(shadow), weight)
            : new LevelSample(production, shadow, weight);
    }

    private static (double[] Values, double[]? Weights) Level(SeriesWindow window, VariantRole role, string metric, string statistic)
    {
        if (statistic != MetricQueryPlan.Average || !window.Has(new MetricQuery(role, metric, MetricQueryPlan.SampleCount)))
        {
            return (window.Values(role, metric, statistic), null);
        }

        var sums = window.Values(role, metric, MetricQueryPlan.Sum);
        var samples = window.Values(role, metric, MetricQueryPlan.SampleCount);
        var means = new double[sums.Length];
        for (var period = 0; period < means.Length; period++)
        {
            means[period] = samples[period] > 0 ? sums[period] / samples[period] : double.NaN;
        }

        return (means, samples);
    }

    /// <summary>Only what has a logarithm; most often the series itself.</summary>
    private static double[] Positive(double[] values) => Array.TrueForAll(values, value => !(value <= 0))
        ? values
        : Array.ConvertAll(values, value => value > 0 ? value : double.NaN);

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
