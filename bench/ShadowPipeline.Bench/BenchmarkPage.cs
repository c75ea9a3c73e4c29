using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using BenchmarkDotNet.Reports;

namespace ShadowPipeline.Bench;

/// <summary>docs/benchmarks.md: what was measured, on what, and by which command.</summary>
internal static class BenchmarkPage
{
    public static string Write(Summary judge, Summary runs)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Benchmarks

            Everything on this page is measured in one go and written by

            ```
            dotnet run -c Release --project bench/ShadowPipeline.Bench
            ```

            Measured on {RuntimeInformation.ProcessArchitecture} Linux with {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}.
            The min is what such a machine can do; the max shows what else it was doing. Only the ratios of rows mean something elsewhere.

            ## The judge

            One whole verdict over one-minute series of both variants that behave alike, so that every limit is judged to the end.


            """);
        Table(page, judge);
        page.Append("""

            ## Whole runs

            From the approval event to the decision record: 24 virtual hours through the real functions, state machine and wire protocols, with the
            start of the database engine on a new file. One run at a time.


            """);
        Table(page, runs);
        return page.ToString();
    }

    private static void Table(StringBuilder page, Summary summary)
    {
        page.AppendLine("| case | min | median | max | allocated |").AppendLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var report in summary.Reports)
        {
            var measured = report.ResultStatistics ?? throw new InvalidOperationException($"{report.BenchmarkCase.DisplayInfo} did not run.");
            var allocated = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
            page.AppendLine(CultureInfo.InvariantCulture, $"| {Case(report)} | {Time(measured.Min)} | {Time(measured.Median)} | {Time(measured.Max)} | {Size(allocated)} |");
        }
    }

    private static string Case(BenchmarkReport report) =>
        string.Join(", ", report.BenchmarkCase.Parameters.Items.Select(parameter => parameter.Value switch
        {
            string file => $"events/{file}",
            1 => $"1 {Noun(parameter.Name).TrimEnd('s')}",
            var number => $"{number} {Noun(parameter.Name)}",
        }));

    private static string Noun(string name) => name.ToLowerInvariant();

    private static string Time(double nanoseconds) => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:N1} ms");

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:N1} MiB");
}
