using System.Globalization;

namespace ShadowPipeline.Bench.ColdStart;

/// <summary>The part of the page on cold starts.</summary>
internal static class ColdStartPage
{
    public static string Write(IReadOnlyList<Figures> all, IReadOnlyList<ColdStartTarget> targets, Func<Figures, double> package, int starts, TimeSpan took)
    {
        var kept = new MarkdownTable(1, "StartShadowTest as Native AOT, medians", "target", "measured", "");
        foreach (var target in targets)
        {
            kept.Row(target.What, target.Limit, target.Measured, target.Met ? "met" : "**MISSED**");
        }

        var table = new MarkdownTable(2, "function", "build", "to request", "least", "to response", "least", "warm p50", "p90", "p99", "memory", "warm", "package");
        foreach (var one in all)
        {
            table.Row(
                one.Candidate.Function,
                one.Candidate.Build,
                Show(one.MedianToRequest),
                Show(one.LeastToRequest),
                Show(one.MedianToResponse),
                Show(one.LeastToResponse),
                Show(one.WarmQuantile(0.5)),
                Show(one.WarmQuantile(0.9)),
                Show(one.WarmQuantile(0.99)),
                Show(one.MedianMemory),
                Show(one.MostMemory),
                package(one) is var size && double.IsNaN(size) ? "" : Show(size));
        }

        return string.Create(CultureInfo.InvariantCulture, $"""
            ## Cold start

            ```
            dotnet build -c Release src/ShadowPipeline.Functions
            dotnet publish src/ShadowPipeline.Functions -c Release -r linux-x64
            dotnet run -c Release --project bench/ShadowPipeline.Bench -- cold-start
            ```

            took {took:hh\:mm\:ss} on {BenchmarkPage.Machine}. {starts} starts of each program, one after the other in turns, each a process
            of its own behind a Lambda runtime API on loopback; AWS is local AWS on loopback. Milliseconds and MB. "To request" is from
            the start of the process to its first request for work, "to response" to its first answer, with the event waiting from the
            beginning; "least" is the best of all starts, what the machine can do when nobody disturbs it. "Memory" is the most that was
            resident at the first answer, "warm" after all further invocations.

            StartShadowTest takes a new approval: it reads the policy, registers the run in a transaction and starts its execution.
            EvaluateMetrics judges a test of seven days from its archived minutes and saves the verdict. "Nothing" is a handler that
            answers an empty object, for reference.

            {kept}
            {table}
            """);
    }

    private static string Show(double value) => double.IsNaN(value) ? "" : value.ToString("N1", CultureInfo.InvariantCulture);
}
