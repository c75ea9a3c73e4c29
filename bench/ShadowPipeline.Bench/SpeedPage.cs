using System.Globalization;

namespace ShadowPipeline.Bench;

/// <summary>The part of the page on speed.</summary>
internal static class SpeedPage
{
    private static readonly string[] Heads = ["case", "min", "median", "max", "allocated"];

    public static string Write(IReadOnlyList<Measurement> judge, IReadOnlyList<Measurement> runs, TimeSpan took)
    {
        var verdicts = new MarkdownTable(1, [.. Heads, "target", ""]);
        var whole = new MarkdownTable(1, Heads);
        foreach (var one in judge)
        {
            verdicts.Row([.. Figures(one), Target(one.Target), one.Target is null ? "" : one.Missed ? "**MISSED**" : "met"]);
        }

        foreach (var one in runs)
        {
            whole.Row(Figures(one));
        }

        return string.Create(CultureInfo.InvariantCulture, $"""
            ## Speed

            ```
            dotnet run -c Release --project bench/ShadowPipeline.Bench -- speed
            ```

            took {took:hh\:mm\:ss} on {BenchmarkPage.Machine}. The min is what such a machine can do; the max shows what else it was
            doing. Only the ratios of rows mean something elsewhere. A target speaks of the median.

            ### The judge

            One whole verdict over one-minute series of both variants that behave alike, so that every limit is judged to the end.

            {verdicts}
            ### Whole runs

            From the approval event to the decision record: 24 virtual hours through the real functions, state machine and wire
            protocols, with the start of the database engine on a new file. One run at a time.

            {whole}
            """);
    }

    private static string[] Figures(Measurement one) => [one.Case, Time(one.Min), Time(one.Median), Time(one.Max), Size(one.Allocated)];

    private static string Target(SpeedTarget? target) => target is null ? "" : $"≤ {target.Milliseconds:0} ms, ≤ {target.Bytes / 1e6:0} MB";

    private static string Time(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:N1} ms");

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB");
}
