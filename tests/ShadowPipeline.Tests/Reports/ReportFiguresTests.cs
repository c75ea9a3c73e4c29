using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Json;
using ShadowPipeline.Reports;

namespace ShadowPipeline.Tests.Reports;

public sealed class ReportFiguresTests
{
    [Fact]
    public void Json_Record_IsTheRecord()
    {
        foreach (var sample in ReportSamples.All)
        {
            var json = JsonNode.Parse(sample.Pages().Json)!;

            json.AsObject().Select(member => member.Key).ShouldBe(["kind", "schemaVersion", "record", "evidenceProblem", "figures"]);
            JsonNode.DeepEquals(json["record"], JsonSerializer.SerializeToNode(sample.Record, DomainJson.Default.DecisionRecord)).ShouldBeTrue();
            (json["figures"] is null).ShouldBe(sample.Evidence is null);
        }
    }

    [Fact]
    public void Json_Figures_HoldEverySeriesOnceWithItsLimits()
    {
        var plots = JsonNode.Parse(ReportSamples.Burst.Pages().Json)!["figures"]!["plots"]!.AsArray();

        plots.Select(plot => $"{plot!["metric"]} {plot["statistic"]} {plot["unit"]}").ShouldBe(
        [
            "ModelLatency p99 Microseconds", "Invocation5XXErrors Rate Share", "CPUUtilization Maximum Percent", "Invocations Sum None",
        ]);
        plots.ShouldAllBe(plot => plot!["production"]!["middle"]!.AsArray().Count == 240 && plot["shadow"]!["high"]!.AsArray().Count == 240);
        plots[0]!["limits"]!.AsArray().Select(limit => (string?)limit!["limit"]!["kind"]).ShouldBe(["maxIncreasePercent", "max"]);
        plots[1]!["beyondLimit"]!.ToJsonString().ShouldBe("""{"start":"2026-11-20T10:52:00Z","end":"2026-11-20T11:52:00Z"}""");
        plots[0]!["beyondLimit"].ShouldBeNull();
    }

    [Fact]
    public void Report_ThirtyDaysOfMinutes_IsSmallAndShowsOnsetAndGap()
    {
        const int minutes = 30 * 1440;
        var series = SampleSeries.Alike(minutes).Changed("ModelLatency", "p99", (minute, value) => minute switch
        {
            5_000 => 20 * value,
            > 20_000 and < 20_400 => null,
            >= 30_000 => 1.25 * value,
            _ => value,
        });
        var pages = ReportSamples.Judged(series).Pages();

        pages.Html.Length.ShouldBeLessThan(600_000);
        pages.Json.Length.ShouldBeLessThan(300_000);
        var page = PageReader.Read(pages.Html);
        page.Value.ShouldContain("beyond the limit from 2026-12-11 05:12 UTC on, 20 days 20 h into the test.");
        page.Value.ShouldContain("Grey ground: a variant has no points there, 3 hours in all.");
        page.Value.ShouldContain("Peaks are cut off; the highest is 1");
        var latency = JsonNode.Parse(pages.Json)!["figures"]!["plots"]![0]!;
        ((long?)latency["bucketSeconds"]).ShouldBe(180 * 60);
        latency["shadow"]!["middle"]!.AsArray().Count(value => value is null).ShouldBe(1);
        // A single minute is seen in the greatest of its bucket, and nowhere else.
        ((double)latency["shadow"]!["high"]![27]!).ShouldBeGreaterThan(1_000_000);
        ((double)latency["shadow"]!["middle"]![27]!).ShouldBeLessThan(90_000);
    }

    [Fact]
    public void Markdown_SaysWhatThePageSays()
    {
        foreach (var sample in ReportSamples.All)
        {
            var pages = sample.Pages();
            var sections = PageReader.Read(pages.Html).All("h2").Select(h2 => "\n## " + h2.Value + "\n");

            sections.ShouldAllBe(section => pages.Markdown.Contains(section));
            pages.Markdown.ShouldStartWith($"<!-- {DecisionReport.Signature} -->\n# {sample.Record.Decision} fraud-detector version 21\n");
        }
    }
}
