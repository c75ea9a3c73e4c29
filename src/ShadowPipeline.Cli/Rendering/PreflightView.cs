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
            error.Write(Table(report.Limits));
            _page.Line(new Span(
                $"\"Resolves\" is the least difference that the test shows with 80 % power at {Number(100 * report.Confidence)} % confidence,", Styles.Label));
            _page.Line(new Span($"foreseen from production's metrics of {Moment.Minute(report.HistoryStart!.Value)} to {Moment.Minute(report.HistoryEnd!.Value)} UTC.", Styles.Label));
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
            _page.Line(new Span("  - "), new Span(sentence, StyleOf(report.Outlook)));
        }

        foreach (var note in report.Notes)
        {
            _page.Line(new Span("  - "), new Span(note));
        }
    }

    private static Table Table(IReadOnlyList<LimitForecast> limits)
    {
        var table = new Table { Border = TableBorder.Simple, BorderStyle = Styles.Label };
        foreach (var head in new[] { "Limit on", "Limit", "Production", "Resolves", "Outlook" })
        {
            table.AddColumn(new TableColumn(new Text(head, Styles.Heading)) { NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        }

        foreach (var limit in limits)
        {
            string Value(double? value) => Quantity.Value(limit.Metric, limit.Statistic, limit.Limit, value);
            table.AddRow(
                new Text(Visible.Text($"{limit.Metric} {limit.Statistic}")),
                new Text(Quantity.Limit(limit.Metric, limit.Statistic, limit.Limit)),
                new Text(limit.Limit.Kind == LimitKind.Max ? Value(limit.Level) : ""),
                new Text(Difference(limit)),
                new Text(limit.Outlook.ToString(), StyleOf(limit.Outlook)));
        }

        return table;
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
