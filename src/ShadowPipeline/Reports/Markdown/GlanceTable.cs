using ShadowPipeline.Reports.Content;

namespace ShadowPipeline.Reports.Markdown;

/// <summary>The limits at a glance as a table.</summary>
internal static class GlanceTable
{
    /// <summary>One row for each limit.</summary>
    public static DataTable Of(IReadOnlyList<CriterionView> limits)
    {
        var range = Plots.Range.Of([.. limits.Where(limit => limit.IsKnown).Select(limit => limit.Interval.Relative())]);
        return new DataTable(
            "The bar goes from the lower to the upper bound; the limit is ┃, at the same place for all",
            [new("Limit on"), new("Limit"), new("Estimate", true), new("Bounds"), new("Where it lies"), new("Outcome")],
            [.. limits.Select(limit => Row(limit, range))]);
    }

    private static IReadOnlyList<Phrase> Row(CriterionView limit, Plots.Range range) =>
    [
        Phrase.Name(limit.Name), limit.LimitWords, limit.Estimate, limit.Bounds,
        limit.IsKnown ? Phrase.Name(BarText.Of(limit.Interval.Relative(), range)) : "not known",
        limit.Result.Outcome.ToString(),
    ];
}
