using System.Security.Cryptography;
using System.Text;
using ShadowPipeline.Reports.Html;
using ShadowPipeline.Tests.Cli;

namespace ShadowPipeline.Tests.Reports;

/// <summary>Whole reports, to the byte; the style sheets, which stand in each, are files already and are named only. SHADOW_UPDATE_GOLDEN=1 writes the files anew; look at the pages before you commit them.</summary>
public sealed class ReportGoldenTests
{
    [Fact]
    public void Promote_Whole() => ShouldMatch(ReportSamples.Promote, "promote");

    [Fact]
    public void RejectByCriterion_Whole() => ShouldMatch(ReportSamples.Regression, "reject-by-criterion");

    [Fact]
    public void RejectByMissingEvidence_Whole() => ShouldMatch(ReportSamples.Starved, "reject-by-missing-evidence");

    [Fact]
    public void RejectWithoutTest_Whole() => ShouldMatch(ReportSamples.Ineligible, "reject-without-test");

    [Fact]
    public void RejectByAbort_Whole() => ShouldMatch(ReportSamples.Aborted, "reject-by-abort");

    private static void ShouldMatch(ReportSample sample, string name)
    {
        var pages = sample.Pages();
        ShouldMatch(StyleNamed(pages.Html), name + ".html");
        ShouldMatch(pages.Markdown, name + ".md");
        ShouldMatch(pages.Json, name + ".json");
    }

    private static string StyleNamed(string html)
    {
        var style = $"{Theme.Css}\n{Theme.Resource("ShadowPipeline.Reports.Pages.report.css")}";
        var checksum = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        html.ShouldContain($"<style>{style}</style>");
        html.ShouldContain($"style-src &#39;sha256-{checksum}&#39;;");
        return html.Replace(style, "theme.css, report.css", StringComparison.Ordinal).Replace(checksum, "(of the style)", StringComparison.Ordinal);
    }

    private static void ShouldMatch(string actual, string file)
    {
        var path = Repository.PathOf("tests", "ShadowPipeline.Tests", "Reports", "Golden", file);
        if (Golden.IsUpdating)
        {
            File.WriteAllText(path, actual, new UTF8Encoding(false));
            return;
        }

        File.Exists(path).ShouldBeTrue($"{path} is missing; SHADOW_UPDATE_GOLDEN=1 writes it.");
        actual.ShouldBe(File.ReadAllText(path), $"The report differs from {path}; SHADOW_UPDATE_GOLDEN=1 accepts it.");
    }
}
