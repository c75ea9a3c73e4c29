using ShadowPipeline.Reports.Plots;
using ShadowPipeline.Reports.Words;

namespace ShadowPipeline.Reports.Content;

/// <summary>A plot over time as a table.</summary>
internal static class PlotTable
{
    /// <summary>One row for each bucket.</summary>
    public static DataTable Of(TimePlot plot, ValueAxis axis)
    {
        var caption = $"{plot.Metric} {plot.Statistic}: {(plot.IsRate ? "the share" : "the median")} of each {Instants.Length(plot.BucketLength)}";
        var hasRange = !plot.IsRate && plot.Buckets.Size > 1;
        return new DataTable(
            hasRange ? caption + ", and from the least to the greatest" : caption,
            hasRange
                ? [new("From (UTC)"), new("Production", true), new("Its range", true), new("Shadow", true), new("Its range", true)]
                : [new("From (UTC)"), new("Production", true), new("Shadow", true)],
            [.. Enumerable.Range(0, plot.Buckets.Count).Select(bucket => Row(plot, axis.Unit, bucket, hasRange))]);
    }

    private static IReadOnlyList<Phrase> Row(TimePlot plot, AxisUnit unit, int bucket, bool hasRange) => hasRange
        ?
        [
            Instants.Short(plot.Start(bucket)),
            unit.Show(plot.Production.Middle[bucket]), Span(plot.Production, unit, bucket),
            unit.Show(plot.Shadow.Middle[bucket]), Span(plot.Shadow, unit, bucket),
        ]
        : [Instants.Short(plot.Start(bucket)), unit.Show(plot.Production.Middle[bucket]), unit.Show(plot.Shadow.Middle[bucket])];

    private static string Span(Band band, AxisUnit unit, int bucket) =>
        double.IsNaN(band.Low[bucket]) ? "none" : $"{unit.Show(band.Low[bucket])} to {unit.Show(band.High[bucket])}";
}
