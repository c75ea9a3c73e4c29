using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ShadowPipeline.Bench.Sites;
using ShadowPipeline.Sites;
using ShadowPipeline.Tests.Cli;

namespace ShadowPipeline.Tests.Sites;

public sealed partial class SiteIndexTests
{
    private static readonly DecisionSummary[] Three = [SiteSamples.Promote(), SiteSamples.Reject(), SiteSamples.Hostile()];

    [Fact]
    public void Read_OfAPage_GivesItsDecisionsNewestFirst() => Read(SiteIndex.Render([.. Three.Reverse()])).ShouldBe(Three);

    [Fact]
    public void Render_InAnyOrder_IsTheSamePage() => SiteIndex.Render([.. Three.Reverse()]).ShouldBe(SiteIndex.Render(Three));

    [Fact]
    public void Render_NoDecision_IsAPageThatSaysSo()
    {
        var page = SiteIndex.Render([]);

        page.ShouldContain("No decision has been recorded yet.");
        Read(page).ShouldBeEmpty();
    }

    [Fact]
    public void Render_SameIdTwice_KeepsTheLast() =>
        Read(SiteIndex.Render([Three[0], Three[0] with { Reason = "Changed" }])).ShouldHaveSingleItem().Reason.ShouldBe("Changed");

    [Fact]
    public void Render_TenThousandAndMore_KeepsTheNewestBelowTwoMegabytes()
    {
        var newest = SiteSamples.Promote(version: 99_999, hoursAgo: -24);
        var many = ManyDecisions.Of(SiteIndex.MostDecisions).Select(DecisionSummary.Of).ToList();

        var page = SiteIndex.Render([.. many, newest, SiteSamples.Reject(version: 99_998, hoursAgo: 100_000)]);

        var read = Read(page);
        read.Count.ShouldBe(SiteIndex.MostDecisions);
        read[0].ShouldBe(newest);
        var others = many.OrderByDescending(one => one.DecidedAt).ThenBy(one => one.Id, StringComparer.Ordinal).Take(SiteIndex.MostDecisions - 1);
        read.Skip(1).Zip(others).FirstOrDefault(pair => pair.First != pair.Second).ShouldBe(default);
        Encoding.UTF8.GetByteCount(page).ShouldBeLessThan(2_000_000);
    }

    [Fact]
    public void Data_OfHostileTexts_HasNoMarkup()
    {
        var data = Data().Match(SiteIndex.Render(Three)).Groups[1].Value;

        data.ShouldContain("alert(1)");
        data.IndexOfAny(['<', '>', '&', '\'', '\u2028', '\0']).ShouldBe(-1);
    }

    [Fact]
    public void Policy_OfThePage_AllowsItsOwnScriptAndNothingElse()
    {
        var page = SiteIndex.Render(Three);

        var script = Script().Matches(page).ShouldHaveSingleItem().Groups[1].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        System.Net.WebUtility.HtmlDecode(page).ShouldContain($"default-src 'none'; style-src 'sha256-");
        System.Net.WebUtility.HtmlDecode(page).ShouldContain($"script-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    }

    [Theory]
    [InlineData("<!DOCTYPE html><p>Welcome</p>", "no index")]
    [InlineData("", "no index")]
    [InlineData("<script type=\"application/json\" id=\"data\">{", "no end")]
    [InlineData("<script type=\"application/json\" id=\"data\">{</script>", "cannot be read")]
    [InlineData("<script type=\"application/json\" id=\"data\">[]</script>", "cannot be read")]
    [InlineData("<script type=\"application/json\" id=\"data\">{}</script>", "cannot be read")]
    [InlineData("<script type=\"application/json\" id=\"data\">{\"format\":2}</script>", "format 2")]
    public void Read_OfAnotherPage_IsRefused(string page, string why) =>
        Should.Throw<InvalidSiteIndexException>(() => Read(page)).Message.ShouldContain(why);

    [Theory]
    [InlineData("\"version\":[7,8,7]", "\"version\":[7,8]")]
    [InlineData("\"kind\":[0,1,0]", "\"kind\":[0,1,2]")]
    [InlineData("\"Promote\"", "\"Perhaps\"")]
    [InlineData("\"Promote\"", "\"1\"")]
    [InlineData("\"observe\"", "\"other\"")]
    [InlineData("\"6 95 1433\"", "\"6 95\"")]
    [InlineData("\"6 95 1433\"", "null")]
    [InlineData("[\"e1-f4ee6a6357\"]", "[]")]
    [InlineData("\"decided\":[1", "\"decided\":[9223372036854775")]
    public void Read_OfDamagedData_IsRefused(string written, string damaged)
    {
        var page = SiteIndex.Render(Three);
        page.ShouldContain(written);

        Should.Throw<InvalidSiteIndexException>(() => Read(page.Replace(written, damaged, StringComparison.Ordinal)));
    }

    [Fact]
    public void Page_OfAFewDecisions_IsGolden()
    {
        var page = Script().Replace(SiteIndex.Render(Three), "<script>site.js</script>");
        page = Style().Replace(page, "<style>theme.css, site.css</style>");
        Golden.ShouldMatch(Hash().Replace(page, "sha256-of-it"));
    }

    private static IReadOnlyList<DecisionSummary> Read(string page) => SiteIndex.Read(Encoding.UTF8.GetBytes(page));

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("sha256-[A-Za-z0-9+/=]{44}")]
    private static partial Regex Hash();
}
