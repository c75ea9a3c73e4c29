namespace ShadowPipeline.Tests.Browser;

/// <summary>Every page, in a real browser: wide and narrow, light and dark, from a file and from a server, on paper.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string> Pages => [.. BrowserPages.All.Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_ForAxe_HasNoViolation(string page) => (await chromium.ProblemsAsync("pages", page, "accessible")).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_Opened_SaysAsksAndRunsNothing(string page) => (await chromium.ProblemsAsync("pages", page, "quiet")).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_WithAnyTexts_HoldsNothingActive(string page) => (await chromium.ProblemsAsync("pages", page, "inert")).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_OnANarrowScreen_FitsIt(string page) => (await chromium.ProblemsAsync("pages", page, "fits")).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_OnPaper_FitsIt(string page) => (await chromium.ProblemsAsync("pages", page, "prints")).ShouldBeEmpty();

    [Theory]
    [InlineData("accessible", "image-alt")]
    [InlineData("quiet", "dialog: 1")]
    [InlineData("quiet", "console log: said")]
    [InlineData("quiet", "missing.png")]
    [InlineData("inert", "element: <img")]
    [InlineData("inert", "attribute: onerror=alert(1)")]
    [InlineData("inert", "attribute: style=width")]
    [InlineData("fits", "px wide in 1280 px")]
    [InlineData("prints", "px wide in 794 px")]
    public async Task BadPage_IsFoundOut(string kind, string problem) =>
        (await chromium.ProblemsAsync("pages", "bad", kind)).ShouldContain(found => found.Contains(problem));

    [Theory]
    [InlineData("searches")]
    [InlineData("filters")]
    [InlineData("shares")]
    [InlineData("skips")]
    [InlineData("reopens")]
    [InlineData("survives")]
    [InlineData("showsMore")]
    [InlineData("followsLinks")]
    [InlineData("worksWithoutScript")]
    [InlineData("isSaidEmpty")]
    public async Task Index_UsedByTheKeyboard_Answers(string use) => (await chromium.ProblemsAsync("uses", use)).ShouldBeEmpty();
}
