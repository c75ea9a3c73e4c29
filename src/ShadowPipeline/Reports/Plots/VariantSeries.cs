using ShadowPipeline.Judging.Statistics;
using ShadowPipeline.Metrics;

namespace ShadowPipeline.Reports.Plots;

/// <summary>A metric of one variant per period, NaN where there is no value: a level, or counts out of others.</summary>
/// <param name="Values">The level; for a share what is counted.</param>
/// <param name="OutOf">What a share is out of; null for a level.</param>
internal sealed record VariantSeries(double[] Values, double[]? OutOf)
{
    /// <summary>The series of a policy's metric and statistic: an Average from its sums and samples where they are there, a Rate from errors and requests.</summary>
    public static VariantSeries Of(SeriesWindow window, VariantRole role, string metric, string statistic)
    {
        if (statistic == MetricQueryPlan.Rate)
        {
            return new VariantSeries(
                window.Values(role, metric, MetricQueryPlan.Sum),
                window.Values(role, MetricQueryPlan.Invocations, MetricQueryPlan.Sum));
        }

        if (statistic != MetricQueryPlan.Average || !window.Has(new MetricQuery(role, metric, MetricQueryPlan.SampleCount)))
        {
            return new VariantSeries(window.Values(role, metric, statistic), null);
        }

        var sums = window.Values(role, metric, MetricQueryPlan.Sum);
        var samples = window.Values(role, metric, MetricQueryPlan.SampleCount);
        return new VariantSeries([.. sums.Zip(samples, (sum, count) => count > 0 ? sum / count : double.NaN)], null);
    }

    /// <summary>Put together in buckets.</summary>
    public Band In(Buckets buckets) => OutOf is null ? buckets.Levels(Values) : buckets.Shares(Values, OutOf);

    /// <summary>The median period; of a share, all that was counted out of all. NaN where there is nothing.</summary>
    public double Typical() => OutOf is null
        ? Values.Where(value => !double.IsNaN(value)).ToArray() is { Length: > 0 } known ? Quantiles.Median(known) : double.NaN
        : Present.Sum(OutOf).Sum > 0 ? Share() : double.NaN;

    /// <summary>All that was counted over all that it is out of; 0 where there is nothing.</summary>
    public double Share()
    {
        var whole = Present.Sum(OutOf).Sum;
        return whole > 0 ? Present.Sum(Values).Sum / whole : 0;
    }
}
