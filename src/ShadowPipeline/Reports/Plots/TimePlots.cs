using ShadowPipeline.Decisions;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Words;

namespace ShadowPipeline.Reports.Plots;

/// <summary>Makes the plots of archived evidence.</summary>
internal sealed class TimePlots(MetricWindow window, int wanted)
{
    private const int MostBuckets = 240;
    private const int FewestBuckets = 48;
    private const int MostRows = 32;

    // A page stays below 600 KB whatever a policy asks for.
    private const int AllBuckets = 3600;

    private readonly SeriesWindow _aligned = SeriesWindow.Align(window);

    /// <summary>The requests that both variants had.</summary>
    public TimePlot? Invocations() => Of(MetricQueryPlan.Invocations, MetricQueryPlan.Sum, [], []);

    /// <summary>A metric with its limits; null when neither variant has a point.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="statistic">The statistic.</param>
    /// <param name="limits">What the policy limits it by.</param>
    /// <param name="broken">Those of them that do not hold.</param>
    public TimePlot? Of(string metric, string statistic, IReadOnlyList<Limit> limits, IReadOnlyList<Limit> broken)
    {
        var production = VariantSeries.Of(_aligned, VariantRole.Production, metric, statistic);
        var shadow = VariantSeries.Of(_aligned, VariantRole.Shadow, metric, statistic);
        var plot = Plot(MetricCatalog.Find(metric) is null ? 0 : Math.Clamp(AllBuckets / Math.Max(1, wanted), FewestBuckets, MostBuckets));
        return plot is null || (plot.Production.IsEmpty && plot.Shadow.IsEmpty) ? null : plot with { Coarse = Plot(MostRows) };

        TimePlot? Plot(int most)
        {
            if (most == 0 || _aligned.Periods == 0)
            {
                return null;
            }

            var buckets = Buckets.AtMost(most, _aligned.Periods);
            var band = production.In(buckets);
            return new TimePlot
            {
                Metric = metric,
                Statistic = statistic,
                Window = new ObservedWindow(window.Start, window.Start + (window.Period * _aligned.Periods)),
                Period = window.Period,
                Buckets = buckets,
                Production = band,
                Shadow = shadow.In(buckets),
                Typical = (production.Typical(), shadow.Typical()),
                Ceilings = [.. limits.Select(limit => new Ceiling(
                    Quantity.Of(metric, statistic, limit).InWords(limit), limit, [.. band.Middle.Select(value => Excess.Allowed(value, limit))]))],
                Fault = broken.Select(limit => Excess.Find(production, shadow, limit)).OfType<Stretch?>().Select(Fault).FirstOrDefault(),
            };
        }
    }

    private Fault? Fault(Stretch? found) => found is { } stretch
        ? new Fault(
            window.Start + (window.Period * stretch.From),
            window.Start + (window.Period * stretch.Until),
            stretch.BeginsWith(_aligned.Periods),
            stretch.EndsWith(_aligned.Periods))
        : null;
}
