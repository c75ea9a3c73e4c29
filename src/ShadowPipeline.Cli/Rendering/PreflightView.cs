using System.Globalization;
using ShadowPipeline.Policies;
using ShadowPipeline.Preflights;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>What a planned test can be expected to show and to cost. It goes to standard error: the request alone is data.</summary>
internal sealed class PreflightView(IAnsiConsole error)
{
    private readonly Page _page = new(error);

    /// <summary>The outlook, one line per limit, what the test takes, and what a reader should know.</summary>
    public void Write(PreflightReport report)
    {
        _page.Line(new Span("Preflight: ", Styles.Heading), new Span(Headline(report.Outlook), StyleOf(report.Outlook)));
        if (report.Limits.Count > 0)
        {
            Table(report.Limits);
            _page.Hanging([], new Span(
                $"\"Resolves\" is the least difference that the test shows with 80 % power at {Number(100 * report.Confidence)} % confidence, "
                    + $"foreseen from production's metrics of {Moment.Minute(report.HistoryStart!.Value)} to {Moment.Minute(report.HistoryEnd!.Value)} UTC.",
                Styles.Label));
        }

        if (report is { ProductionInvocations: { } production, ShadowInvocations: { } shadow })
        {
            _page.Field("Invocations", $"about {Whole(production)} of production, {Whole(shadow)} copied to the shadow variant");
        }

        _page.Field("Instances", $"{Number(report.InstanceHours)} instance hours of {report.InstanceType} for the shadow variant");
        _page.Field("Cost", report.EstimatedUsd is { } usd
            ? $"about {usd.ToString("0.00", CultureInfo.InvariantCulture)} USD (an estimate from prices of {report.PricesAsOf}; --prices names your own)"
            : $"not known: the prices of {report.PricesAsOf} do not name {report.InstanceType}; --prices names your own");
        foreach (var sentence in report.Problems)
        {
            _page.Hanging([new Span("  - ")], new Span(sentence, StyleOf(report.Outlook)));
        }

        foreach (var note in report.Notes)
        {
            _page.Hanging([new Span("  - ")], new Span(note));
        }
    }

    private void Table(IReadOnlyList<LimitForecast> limits)
    {
        var table = new TextTable("Limit on", "Limit", "Production", "Resolves", "Outlook");
        foreach (var limit in limits)
        {
            string Value(double? value) => Quantity.Value(limit.Metric, limit.Statistic, limit.Limit, value);
            table.Add(
                new TextCell(null, $"{limit.Metric} {limit.Statistic}"),
                new TextCell(null, Quantity.Limit(limit.Metric, limit.Statistic, limit.Limit)),
                new TextCell(null, limit.Limit.Kind == LimitKind.Max ? Value(limit.Level) : ""),
                new TextCell(null, Difference(limit)),
                new TextCell(StyleOf(limit.Outlook), limit.Outlook.ToString()));
        }

        table.Write(error);
    }

    // A difference in the unit of an increase, also where the limit is a level.
    private static string Difference(LimitForecast limit) => limit.DetectableEffect is { } effect
        ? Quantity.Value(limit.Metric, limit.Statistic, limit.Limit, effect)
        : Quantity.Unknown;

    private static string Headline(Outlook outlook) => outlook switch
    {
        Outlook.Conclusive => "a candidate like production can be expected to pass",
        Outlook.Inconclusive => "this test cannot be expected to conclude",
        _ => "whether this test can conclude is not known",
    };

    private static Style StyleOf(Outlook outlook) => outlook switch
    {
        Outlook.Conclusive => Styles.Good,
        Outlook.Inconclusive => Styles.Bad,
        _ => Styles.Doubtful,
    };

    private static string Whole(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
