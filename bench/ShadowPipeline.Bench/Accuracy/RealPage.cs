using System.Globalization;
using System.Text;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>The part of the page on real series.</summary>
internal static class RealPage
{
    private static readonly string[] Judges =
        ["Promote", "Reject", "Inconclusive", "plain: Promote", "plain: Reject", "plain: Inconclusive"];

    public static string Write(RealResults real)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            ## On real series

            ```
            dotnet run -c Release --project bench/ShadowPipeline.Bench -- accuracy --data DIR
            ```

            took {real.Took:hh\:mm\:ss} more. Judge: {ExperimentRunner.Product}. DIR has two folders of CSV files that are not part of
            this repository: `nab` with series of the Numenta Anomaly Benchmark (realAWSCloudwatch, realKnownCause; MIT) and
            `azure-vm-noise` with files of the Azure VM Noise Dataset 2024 (CC-BY 4.0; Freischuetz et al., "TUNA", EuroSys 2025).
            Beside this judge stands a plain test on the same windows: the mean of the paired log ratios, a Newey-West interval with lag
            6, the same confidence. Percent of windows; differences between the two tests in points, with 95 % intervals.

            {Targets(real)}
            ### Alternate points of a CloudWatch series, 60 pairs a window, margin 5 %

            The even points stand for production and the odd ones, multiplied, for the shadow. Real load and real autocorrelation, no true
            difference but the shift.


            """);
        page.Append(Sets(real.AlternatePoints));
        page.Append(CultureInfo.InvariantCulture, $"""

            ### Two machines, 50 pairs a window, margin {RealResults.MarginOfMachines} %

            Machines of one type run the same load, so what they differ by is machine noise; the two types truly differ.


            """);
        page.Append(Sets([real.LikeMachines, .. real.UnlikeMachines]));
        page.Append("\n<details><summary>By file, without a true difference</summary>\n\n").Append(Files(real)).Append("\n</details>\n");
        return page.ToString();
    }

    private static MarkdownTable Targets(RealResults real)
    {
        var table = new MarkdownTable(1, "target", "measured", "");
        foreach (var target in real.Targets)
        {
            table.Row(target.Name, target.Figures, target.Met ? "met" : "**MISSED**");
        }

        return table;
    }

    private static MarkdownTable Sets(IEnumerable<RealReport> reports)
    {
        var table = new MarkdownTable(
            1,
            ["windows", "number", .. Judges, "difference in Promote", "in Reject", "in Inconclusive"]);
        foreach (var report in reports)
        {
            table.Row(
            [
                report.Set, $"{report.Verdicts.Count}", .. Rates(report.Paired), .. Rates(report.Plain),
                .. Enum.GetValues<Outcome>().Select(outcome => RealReport.Text(report.Difference(outcome))),
            ]);
        }

        return table;
    }

    private static MarkdownTable Files(RealResults real)
    {
        var table = new MarkdownTable(2, ["windows", "file", "number", .. Judges]);
        foreach (var report in real.AlternatePoints.Where(one => one.Shift == 0).Append(real.LikeMachines))
        {
            foreach (var file in report.Files)
            {
                var part = report.For(file);
                table.Row([report.Set, file, $"{part.Verdicts.Count}", .. Rates(part.Paired), .. Rates(part.Plain)]);
            }
        }

        return table;
    }

    private static IEnumerable<string> Rates(Func<Outcome, double> rate) =>
        Enum.GetValues<Outcome>().Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{100 * rate(outcome):0.0}"));
}
