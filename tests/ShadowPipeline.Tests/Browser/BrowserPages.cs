using System.Text;
using ShadowPipeline.Bench.Sites;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Reports;
using ShadowPipeline.Sites;
using ShadowPipeline.Tests.Cli;
using ShadowPipeline.Tests.Replays;

namespace ShadowPipeline.Tests.Browser;

/// <summary>The pages that the browser opens: each kind of page that the product writes, with friendly and with hostile texts.</summary>
internal static class BrowserPages
{
    /// <summary>Where the pages lie, by the names that tests call them; the larger ones are looked at in fewer looks.</summary>
    public static IReadOnlyDictionary<string, (string Path, int Looks)> All { get; } = new Dictionary<string, (string, int)>
    {
        ["index"] = ("few/index.html", 3),
        ["index of ten thousand"] = ("many/index.html", 1),
        ["index of nothing"] = ("none/index.html", 2),
        ["index with hostile texts"] = ("hostile/index.html", 3),
        ["report of a Promote"] = ("few/promote/report.html", 3),
        ["report of a broken limit"] = ("few/broken/report.html", 3),
        ["report of missing evidence"] = ("few/missing/report.html", 2),
        ["report with hostile texts"] = ("hostile/hostile/report.html", 2),
    };

    /// <summary>A page that breaks every promise, by which the checks themselves are held.</summary>
    public const string Bad = "bad/index.html";

    private const string BadPage =
        "<!DOCTYPE html><title>Bad</title><img src=missing.png onerror=\"alert(1)\"><p style=\"width: 3000px; color: #ccc\">Wide</p><script>console.log('said')</script>";

    public static void Write(string folder)
    {
        Save(folder, Bad, BadPage);
        var (alike, slower) = (ReplaySample.EvidenceOf(), ReplaySample.EvidenceOf(slower: 1.3));
        var (promote, broken) = (ReplaySample.Record(alike) with { Id = "promote" }, ReplaySample.Record(slower) with { Id = "broken", DecidedAt = Samples.Start.AddHours(3) });
        var missing = Samples.Ineligible() with { Id = "missing", Basis = DecisionBasis.InsufficientEvidence };
        Site(folder, "few", (promote, alike), (broken, slower), (missing, null));
        Site(folder, "none");
        var hostile = HostileRecord.Of(Samples.Regression());
        Save(folder, "hostile/hostile/report.html", Page(hostile, alike));
        Save(folder, "hostile/index.html", SiteIndex.Render([DecisionSummary.Of(hostile), DecisionSummary.Of(HostileRecord.Of(Samples.Promote())), DecisionSummary.Of(promote)]));
        Save(folder, "many/index.html", SiteIndex.Render([.. ManyDecisions.Of(SiteIndex.MostDecisions).Select(DecisionSummary.Of)]));
    }

    private static void Site(string folder, string name, params (DecisionRecord Record, ArchivedEvidence? Evidence)[] decisions)
    {
        foreach (var (record, evidence) in decisions)
        {
            Save(folder, $"{name}/{SiteKeys.Report(record.Id)}", Page(record, evidence));
        }

        Save(folder, $"{name}/{SiteKeys.Index}", SiteIndex.Render([.. decisions.Select(one => DecisionSummary.Of(one.Record))]));
    }

    private static string Page(DecisionRecord record, ArchivedEvidence? evidence) =>
        DecisionReport.Of(record, evidence, new ReportOptions { IndexHref = $"../{SiteKeys.Index}" }).Html;

    private static void Save(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
