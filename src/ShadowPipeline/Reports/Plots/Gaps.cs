namespace ShadowPipeline.Reports.Plots;

/// <summary>The buckets in which a variant that has values elsewhere has none.</summary>
internal static class Gaps
{
    /// <summary>From each first to the one after the last.</summary>
    public static IEnumerable<(int From, int Until)> Of(TimePlot plot)
    {
        Band[] bands = [.. new[] { plot.Production, plot.Shadow }.Where(band => !band.IsEmpty)];
        var from = -1;
        for (var bucket = 0; bucket <= plot.Buckets.Count; bucket++)
        {
            var isGap = bucket < plot.Buckets.Count && Array.Exists(bands, band => double.IsNaN(band.Middle[bucket]));
            if (isGap && from < 0)
            {
                from = bucket;
            }
            else if (!isGap && from >= 0)
            {
                yield return (from, bucket);
                from = -1;
            }
        }
    }
}
