using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Plots;
using ShadowPipeline.Reports.Words;

namespace ShadowPipeline.Reports.Content.Sections;

/// <summary>The requests that both variants had.</summary>
internal static class TrafficSection
{
    public static Section Of(Subject subject, IReadOnlyList<TimePlot> plots)
    {
        var plot = plots.FirstOrDefault(plot => plot.Metric == MetricCatalog.Invocations);
        return new Section("traffic", "Invocations", [.. Counted(subject), .. plot is null ? Enumerable.Empty<Block>() : [new TimePicture(plot)]]);
    }

    private static IEnumerable<Block> Counted(Subject subject)
    {
        if (subject.Record.Criteria is not [var criterion, ..])
        {
            yield break;
        }

        var (production, shadow) = (criterion.ProductionInvocations, criterion.ShadowInvocations);
        var share = production > 0 ? $", {Amounts.Exact(Math.Round(100.0 * shadow / production, 1))} % of them" : "";
        var asked = subject.Record.SamplingPercentage is { } sampling ? $" The test asked for {Amounts.Grouped(sampling)} %." : "";
        yield return new Paragraph($"Production answered {Amounts.Of(production, "request")}, the shadow variant {Amounts.Grouped(shadow)}{share}.{asked}");
    }
}
