using System.Globalization;
using System.Text;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>The part of the page on series of known truth.</summary>
internal static class AccuracyPage
{
    private static readonly string[] LatencyHeads =
    [
        "noise", "minutes", "promoted at the margin", "promoted at twice", "rejected without difference", "rejected at twice",
        "inconclusive without difference", "at half the margin",
    ];

    private const string OfErrors = """
        The Mann-Whitney rule gets the rate of each minute; while most minutes have no error it sees no shift at all.


        """;

    public static string Write(AccuracyOptions options, TimeSpan took, IReadOnlyList<Cell> cells, IReadOnlyList<TargetReport> reports)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            ## How often the judge is right

            ```
            dotnet run -c Release --project bench/ShadowPipeline.Bench -- accuracy{options.Shown}
            ```

            took {took:hh\:mm\:ss} on {BenchmarkPage.Machine}: {options.Runs:N0} runs a cell, seed {options.Seed}.
            Judge: {ExperimentRunner.Product}.

            **How truth is made.** Each run draws one-minute values of two variants that serve the same requests: a log-normal latency
            with a daily cycle and a load that both share, and between them the noise that a row names. The shadow is then made slower
            by 0, 5, 10 and 20 %, so it is known which verdict on a margin of 10 % is wrong. Noise is that of the paired log difference:
            its standard deviation, and how much a minute resembles the one before (correlation 0, 0.6, 0.9); *0.9+white* adds as much
            white noise again, *bursts* (at 0.6) makes either variant 1.5 to 3 times as slow for 2 to 30 minutes some four times a day,
            *missing* (at 0.6) loses a tenth of the minutes and some stretches.

            **What falls short.** Chance moves every figure, so a cell misses a target only when the one-sided 99 % bound of its rate
            (Clopper and Pearson, Bonferroni over the target's cells) passes it. Inconclusive meets every target but those on it and on
            power.


            """);
        page.Append(Targets(reports));
        Add(page, cells, LatencyTable(Measure.Percentile, Plan.Deviation), "Latency p99, standard deviation 0.10", Judges(cells));
        Add(page, cells, ErrorExperiment.Name, "Error rate 0.1 %, 1,000 invocations an hour, margin 0.2 percentage points", OfErrors);
        if (cells.Where(cell => cell.Table == GuardrailExperiment.Name).ToList() is { Count: > 0 } guardrails)
        {
            page.Append("\n### Guardrail at 0.5 %, looked at every hour for 7 days\n\n").Append(Guardrails(guardrails));
        }

        var (noisier, averages) = (LatencyTable(Measure.Percentile, Plan.GreaterDeviation), LatencyTable(Measure.Average, Plan.Deviation));
        Add(page, cells, noisier, "Latency p99, standard deviation 0.25, without targets", "", folded: true);
        Add(page, cells, averages, "Latency Average, standard deviation 0.10, this judge only", "", folded: true);
        return page.ToString();
    }

    private static string Judges(IReadOnlyList<Cell> cells)
    {
        var few = cells.Where(cell => cell.Judge == TrialJudges.MannWhitney).Select(cell => cell.Runs).DefaultIfEmpty(0).Min();
        return $"""
            Percent of runs, in this order: **this judge** / a plain threshold on the mean of all minutes / the Mann-Whitney rule of
            Kayenta's judge (98 % interval, tolerance 0.25) / the same with an allowed increase of 10 %; the last two have {few} runs at
            10,080 minutes. Only this judge knows Inconclusive; at half the margin its Promote / Reject / Inconclusive are given.
            **Bold**: misses its target.


            """;
    }

    private static MarkdownTable Targets(IReadOnlyList<TargetReport> reports)
    {
        var table = new MarkdownTable(1, "target", "limit", "cells", "worst cell", "");
        foreach (var report in reports)
        {
            var limit = $"{(report.Target.AtMost ? "≤" : "≥")} {TargetReport.Percent(report.Target.Limit)}";
            var result = report.Missed.Count == 0 ? "met" : $"**MISSED** in {report.Missed.Count}";
            table.Row(report.Target.Name, limit, $"{report.Cells.Count}", report.Say(report.Worst), result);
        }

        return table;
    }

    private static void Add(
        StringBuilder page, IReadOnlyList<Cell> cells, string table, string title, string introduction, bool folded = false)
    {
        var part = cells.Where(cell => cell.Table == table).ToList();
        if (part.Count == 0)
        {
            return;
        }

        page.Append(folded ? $"\n<details><summary>{title}</summary>\n\n" : $"\n### {title}\n\n").Append(introduction);
        var rows = new MarkdownTable(1, LatencyHeads);
        foreach (var row in part.GroupBy(cell => (cell.Minutes, cell.Setting)))
        {
            rows.Row(
                row.Key.Setting,
                row.Key.Minutes.ToString("N0", CultureInfo.InvariantCulture),
                Side(row, Effects.Margin, Outcome.Promote),
                Side(row, Effects.Twice, Outcome.Promote),
                Side(row, Effects.None, Outcome.Reject),
                Side(row, Effects.Twice, Outcome.Reject),
                Figure(Paired(row, Effects.None), Outcome.Inconclusive),
                string.Join(" / ", Enum.GetValues<Outcome>().Select(outcome => Figure(Paired(row, Effects.Half), outcome))));
        }

        page.Append(rows).Append(folded ? "\n</details>\n" : "");
    }

    private static MarkdownTable Guardrails(IReadOnlyList<Cell> cells)
    {
        var table = new MarkdownTable(1, "true error rate of the shadow", "stopped", "runs");
        foreach (var cell in cells)
        {
            table.Row(cell.Setting, Figure(cell, Outcome.Reject), $"{cell.Runs}");
        }

        return table;
    }

    private static string Side(IEnumerable<Cell> row, string effect, Outcome outcome) =>
        string.Join(" / ", row.Where(cell => cell.Case == effect).Select(cell => Figure(cell, outcome)));

    private static Cell? Paired(IEnumerable<Cell> row, string effect) =>
        row.SingleOrDefault(cell => cell.Case == effect && cell.Judge == TrialJudges.Paired);

    private static string Figure(Cell? cell, Outcome outcome)
    {
        if (cell is null)
        {
            return "";
        }

        var percent = string.Create(CultureInfo.InvariantCulture, $"{100 * cell.Rate(outcome):0.0}");
        var missed = Accuracy.Targets.All.Any(target => target.Outcome == outcome && target.Covers(cell) && target.Missed(cell));
        return missed ? $"**{percent}**" : percent;
    }

    private static string LatencyTable(Measure measure, double deviation) => LatencyExperiment.NameOf(measure, deviation);
}
