using System.Diagnostics;
using ShadowPipeline.Cli.Sites;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Reports;
using ShadowPipeline.Sites;

namespace ShadowPipeline.Bench.Sites;

/// <summary>How long a site of 10,000 decisions takes to write, how large it is, and how soon a browser shows it.</summary>
internal static class SiteCommand
{
    public const string Usage = """
        site [--keep DIR]
          How long a site of 10,000 decisions takes to write, how large its index is and how soon Chromium can use it; writes its part of
          docs/benchmarks.md. Needs eng/browser/install.sh. --keep writes the site into DIR and leaves it there.
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments is not ([] or ["--keep", _]))
        {
            await error.WriteLineAsync(Usage);
            return 2;
        }

        var kept = arguments is [_, var named] ? Path.GetFullPath(named) : null;
        var folder = kept ?? Directory.CreateTempSubdirectory("shadow-bench-").FullName;
        try
        {
            var figures = await MeasureAsync(folder, output);
            var text = SitePage.Write(figures);
            await output.WriteLineAsync(text);
            BenchmarkPage.Write(BenchmarkPage.OfCheckout, BenchmarkPage.Site, text);
            return figures.Missed ? 1 : 0;
        }
        finally
        {
            if (kept is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task<SiteFigures> MeasureAsync(string folder, TextWriter output)
    {
        var records = ManyDecisions.Of(SiteIndex.MostDecisions);
        var summaries = records.Select(DecisionSummary.Of).ToList();
        var page = "";
        var index = Enumerable.Range(0, 7).Select(_ => Timed(() => page = SiteIndex.Render(summaries))).Order().ElementAt(3);
        await output.WriteLineAsync("index");

        var plain = await BuildAsync(Path.Combine(folder, "plain"), records, evidence: null);
        await output.WriteLineAsync("reports without plots");
        var browser = await Browser.OpenAsync(Path.Combine(folder, "plain", SiteKeys.Index));
        await output.WriteLineAsync("browser");
        var evidence = SampleEvidence.Of(TimeSpan.FromDays(1));
        var plotted = await BuildAsync(Path.Combine(folder, "plotted"), records, evidence);
        var again = await BuildAsync(Path.Combine(folder, "plotted"), records, evidence);
        await output.WriteLineAsync("reports with plots");
        return new SiteFigures(
            records.Count,
            System.Text.Encoding.UTF8.GetByteCount(page),
            index,
            plain,
            plotted,
            again,
            new FileInfo(Path.Combine(folder, "plotted", SiteKeys.Report(records.First(record => record.Evidence is not null).Id))).Length,
            await AddAsync(records),
            browser);
    }

    private static async Task<TimeSpan> BuildAsync(string folder, IReadOnlyList<DecisionRecord> records, ArchivedEvidence? evidence)
    {
        var watch = Stopwatch.StartNew();
        var build = new SiteBuild((_, _) => evidence is null ? throw new InvalidEvidenceException("No evidence in this case.") : Task.FromResult(evidence));
        await build.WriteAsync(SiteFolder.Open(folder), records, CancellationToken.None);
        return watch.Elapsed;
    }

    // What the function in the account does with each decision, but for the way to S3 and back.
    private static async Task<(TimeSpan Time, long Bytes)> AddAsync(IReadOnlyList<DecisionRecord> records)
    {
        var store = new OneIndex(SiteIndex.Render([.. records.Skip(7).Select(DecisionSummary.Of)]));
        var times = new List<TimeSpan>();
        var allocated = 0L;
        foreach (var record in records.Take(7))
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            await new SitePublisher(store, new IndexFormat()).AddAsync(record, new ReportPages("", "", ""), CancellationToken.None);
            times.Add(watch.Elapsed);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        return (times.Order().ElementAt(3), allocated);
    }

    private static TimeSpan Timed(Action act)
    {
        var watch = Stopwatch.StartNew();
        act();
        return watch.Elapsed;
    }
}
