using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Plots;

namespace ShadowPipeline.Reports.Words;

/// <summary>Says in words what a plot shows.</summary>
internal static class PlotWords
{
    /// <summary>What the picture shows, for who does not see it.</summary>
    public static string Description(TimePlot plot, ValueAxis axis)
    {
        var fault = plot.Fault is { } found ? " " + FaultWords.Of(plot, found) : "";
        return $"From {Instants.Between(plot.Window.Start, plot.Window.End)}. {Typical(plot, axis)}{fault} The table below has the figures.";
    }

    /// <summary>What is typical of both variants in a sentence.</summary>
    public static string Typical(TimePlot plot, ValueAxis axis)
    {
        var (production, shadow) = (axis.Unit.Show(plot.Typical.Production), axis.Unit.Show(plot.Typical.Shadow));
        var over = plot.IsRate ? "Over the whole test" : "Typically";
        return (plot.Production.IsEmpty, plot.Shadow.IsEmpty) switch
        {
            (true, _) => $"The production variant has no points. {over} the shadow variant is at {shadow}.",
            (_, true) => $"The shadow variant has no points. {over} production is at {production}.",
            _ => $"{over} production is at {production} and the shadow variant at {shadow}.",
        };
    }

    /// <summary>How to read the lines.</summary>
    public static string Note(TimePlot plot, ValueAxis axis)
    {
        var length = Instants.Length(plot.BucketLength);
        var period = plot.Period == TimeSpan.FromMinutes(1) ? "minute" : $"period of {Instants.Length(plot.Period)}";
        var lines = plot switch
        {
            { IsRate: true } => $"Each point is the share of failed requests in {length}.",
            { Buckets.Size: 1 } => $"Each point is one {period}.",
            _ => $"Lines: the median {period} of each {length}. Bands: from the least to the greatest {period}.",
        };
        var gaps = Gaps.Of(plot).Sum(gap => gap.Until - gap.From);
        var missing = gaps == 0 ? "" : $" Grey ground: a variant has no points there, {Instants.Length(gaps * plot.BucketLength)} in all.";
        var cut = axis.IsCut ? $" Peaks are cut off; the highest is {axis.Unit.Show(Peak(plot))}." : "";
        var far = plot.Ceilings.Where(ceiling => !axis.Shows(ceiling)).Select(ceiling => ceiling.Words).ToList();
        var beyond = far.Count == 0 ? "" : $" Not in the picture: the limit of {string.Join(" and ", far)}.";
        return $"{lines}{missing}{cut}{beyond}";
    }

    /// <summary>What the values are, e.g. <c>requests per minute</c>.</summary>
    public static string Subject(TimePlot plot) => plot.Definition.Kind switch
    {
        MetricKind.Count => $"requests per {(plot.Period == TimeSpan.FromMinutes(1) ? "minute" : Instants.Length(plot.Period))}",
        MetricKind.ErrorCount => "share of requests",
        MetricKind.Utilisation => plot.Definition.Scale switch
        {
            UtilisationScale.PerCore => "per core",
            UtilisationScale.PerGpu => "per GPU",
            _ => "of the instance",
        },
        _ => "per request",
    };

    private static double Peak(TimePlot plot) => plot.Production.High.Concat(plot.Shadow.High).Where(double.IsFinite).Max();
}
