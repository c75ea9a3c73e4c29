using System.Xml.Linq;
using ShadowPipeline.Decisions;
using ShadowPipeline.Policies;
using ShadowPipeline.Reports;

namespace ShadowPipeline.Tests.Reports;

/// <summary>What every page has, whatever was decided.</summary>
public sealed class ReportPageTests
{
    public static TheoryData<int> Samples => [.. Enumerable.Range(0, ReportSamples.All.Count)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Page_OfEveryBasis_CanBeReadByEverybody(int sample)
    {
        var page = PageReader.Read(ReportSamples.All[sample].Pages().Html);

        page.Value("lang").ShouldBe("en");
        page.All("h1").ShouldHaveSingleItem();
        page.All("main").ShouldHaveSingleItem();
        page.All("title").First().Value.ShouldNotBeNullOrWhiteSpace();
        ShouldHaveOrderedHeadings(page);
        var ids = page.Descendants().Select(element => element.Value("id")).OfType<string>().ToList();
        ids.ShouldBeUnique();
        page.Descendants().SelectMany(element => new[] { "aria-labelledby", "aria-describedby" }.Select(name => element.Value(name)).OfType<string>()).ShouldBeSubsetOf(ids);
        foreach (var svg in page.All("svg").Where(svg => svg.Value("role") is not null))
        {
            svg.Value("role").ShouldBe("img");
            svg.Elements("title").ShouldHaveSingleItem().Value.ShouldNotBeEmpty();
            svg.Elements("desc").ShouldHaveSingleItem().Value.ShouldNotBeEmpty();
        }

        page.All("svg").ShouldAllBe(svg => svg.Value("role") == "img" || svg.Value("aria-hidden") == "true" || svg.Ancestors("svg").Any());
        page.All("table").ShouldAllBe(table => table.Elements("caption").Count() == 1);
        page.All("th").ShouldAllBe(th => th.Value("scope") != null);
        page.All("div").Where(div => div.Value("class") == "scroll").ShouldAllBe(div => div.Value("tabindex") == "0" && div.Value("aria-label") != null);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Page_OfEveryBasis_NeedsNothingAndDoesNothing(int sample)
    {
        var html = ReportSamples.All[sample].Pages().Html;
        var page = PageReader.Read(html);

        page.All("script").ShouldBeEmpty();
        page.Descendants().Attributes().Select(attribute => attribute.Name.LocalName).ShouldNotContain(name => name == "style" || name == "src" || name.StartsWith("on", StringComparison.Ordinal));
        page.All("a").Select(a => a.Value("href")).ShouldAllBe(href => href == "#main");
        html.ShouldContain("default-src &#39;none&#39;");
        html.ShouldNotContain("url(");
        html.ShouldNotContain("@import");
        html.Length.ShouldBeLessThan(200_000);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Page_OfEveryBasis_BeginsWithTheVerdictAndItsReason(int sample)
    {
        var (record, _) = ReportSamples.All[sample];
        var verdict = PageReader.Read(ReportSamples.All[sample].Pages().Html).All("main").Single().Elements("section").First();

        verdict.All("h1").Single().Value.ShouldBe($"{record.Decision} fraud-detector version 21");
        verdict.All("p").Single(p => p.Value("class") == "lead").Value.TrimEnd('.').ShouldBe(record.Reasons[0].TrimEnd('.'));
        var facts = verdict.All("dt").Select(dt => dt.Value).ToList();
        string[] always = ["Candidate", "Production variant", "Endpoint", "For how long", "How sure"];
        always.ShouldBeSubsetOf(facts);
        verdict.All("dd").ShouldAllBe(dd => dd.Value.Trim().Length > 0);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Page_OfEveryBasis_HasNoEmptySectionAndNoRawNull(int sample)
    {
        var page = PageReader.Read(ReportSamples.All[sample].Pages().Html);

        page.All("section").ShouldAllBe(section => section.Elements().Count() > 1);
        page.All("dd").Concat(page.All("td")).ShouldAllBe(cell => cell.Value.Trim().Length > 0 && cell.Value != "null" && !cell.Value.Contains("NaN", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_Promote_SaysWhatWasComparedForHowLongAndHowSure()
    {
        var facts = Facts(ReportSamples.Promote);

        facts["Production variant"].ShouldBe("AllTraffic, model fraud-detector-live");
        facts["Instances"].ShouldBe("2 × ml.m5.xlarge for each variant");
        facts["Traffic copied"].ShouldBe("100 % of production's requests: 72,000 of 72,000");
        facts["For how long"].ShouldBe("4 hours, 2026-11-20 09:11 to 13:12 UTC");
        facts["How sure"].ShouldStartWith("95 % confidence: tightest is CPUUtilization Maximum, upper bound ");
    }

    [Fact]
    public void Page_Regression_ShowsTheBoundThatDecided() =>
        Facts(ReportSamples.Regression)["How sure"].ShouldMatch(@"^95 % confidence: ModelLatency p99 lower bound \+2\d\.\d % against limit \+10 %$");

    [Fact]
    public void Page_Burst_SaysWhenTheFaultBeganAndEnded()
    {
        var html = ReportSamples.Burst.Pages().Html;

        PageReader.Read(html).Value.ShouldContain("beyond the limit from 2026-11-20 10:52 to 11:52 UTC, beginning 1 h 40 min into the test.");
        html.ShouldContain(">from 10:52<");
    }

    [Fact]
    public void Page_Guardrail_ShowsItsFiguresFromTheEvidence()
    {
        var page = PageReader.Read(ReportSamples.Guardrail.Pages().Html);

        page.Value.ShouldContain("The broken guardrail");
        Facts(ReportSamples.Guardrail)["How sure"].ShouldMatch(@"^Beyond doubt: Invocation5XXErrors Rate at least 1\d\.\d % against guardrail 5 %; ");
    }

    [Fact]
    public void Page_ObserveMode_SaysThatNobodyIsToAct()
    {
        var observed = ReportSamples.Promote with { Record = ReportSamples.Promote.Record with { Mode = DecisionMode.Observe } };

        Verdict(observed).Value.ShouldContain("observe mode: recorded only, not to be acted upon");
        Verdict(ReportSamples.Promote).Value.ShouldNotContain("observe");
    }

    [Fact]
    public void Page_EvidenceThatCannotBeRead_SaysSoFirst()
    {
        var pages = DecisionReport.Of(ReportSamples.Promote.Record, null, new ReportOptions { EvidenceProblem = "s3://b/k was changed" });
        var page = PageReader.Read(pages.Html);

        page.All("section").First().Value.ShouldContain("Attention: The evidence could not be read");
        page.All("figure").Where(figure => figure.Value.Contains("over time", StringComparison.Ordinal)).ShouldBeEmpty();
        pages.Markdown.ShouldContain("> **Attention:** The evidence could not be read");
        pages.Json.ShouldContain("\"evidenceProblem\": \"s3://b/k was changed\",\n  \"figures\": null");
    }

    [Fact]
    public void Page_EndpointNotRestored_IsNotOverlooked()
    {
        var sample = ReportSamples.Regression with
        {
            Record = ReportSamples.Regression.Record with { Release = new ReleaseRecord(false, "other-config", "Completed", false, SampleSeries.Start.AddDays(1)) },
        };

        Verdict(sample).Value.ShouldContain("Attention: The endpoint is not as it was before the test.");
    }

    [Fact]
    public void Page_OfASite_LinksToItsIndex()
    {
        var page = PageReader.Read(ReportSamples.Ineligible.Pages(new ReportOptions { IndexHref = "../index.html" }).Html);

        page.All("nav").Single().All("a").Single().Value("href").ShouldBe("../index.html");
        Should.Throw<ArgumentException>(() => ReportSamples.Ineligible.Pages(new ReportOptions { IndexHref = "javascript:alert(1)" }));
    }

    [Fact]
    public void Page_Replay_NamesTheCommandWithTheIdQuoted()
    {
        var sample = ReportSamples.Promote with { Record = ReportSamples.Promote.Record with { Id = "a'b $(rm)" } };

        PageReader.Read(sample.Pages().Html).All("pre").Select(pre => pre.Value).ShouldContain(@"shadow judge --decision 'a'\''b $(rm)'");
    }

    [Fact]
    public void Report_OfTheSame_IsTheSameToTheByte()
    {
        foreach (var sample in ReportSamples.All)
        {
            sample.Pages().ShouldBe(sample.Pages());
        }
    }

    [Fact]
    public void Report_PolicyThatThisVersionCannotRead_LeavesOutWhatOnlyItSays()
    {
        var policy = ReportSamples.Promote.Record.Policy with { Document = new System.Text.Json.Nodes.JsonObject { ["criteria"] = 1 } };
        var pages = DecisionReport.Of(ReportSamples.Promote.Record with { Policy = policy }, ReportSamples.Promote.Evidence, new ReportOptions());

        PageReader.Read(pages.Html).All("dt").Select(dt => dt.Value).ShouldNotContain("Planned");
    }

    private static XElement Verdict(ReportSample sample) => PageReader.Read(sample.Pages().Html).All("section").First();

    private static Dictionary<string, string> Facts(ReportSample sample) =>
        Verdict(sample).All("dl").Single().Elements("div").ToDictionary(div => div.Element("dt")!.Value, div => div.Element("dd")!.Value);

    private static void ShouldHaveOrderedHeadings(XElement page)
    {
        var last = 0;
        foreach (var level in page.Descendants().Where(element => element.Name.LocalName is ['h', >= '1' and <= '6']).Select(element => element.Name.LocalName[1] - '0'))
        {
            level.ShouldBeLessThanOrEqualTo(last + 1);
            last = level;
        }
    }
}
