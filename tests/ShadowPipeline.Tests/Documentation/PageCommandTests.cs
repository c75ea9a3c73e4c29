namespace ShadowPipeline.Tests.Documentation;

/// <summary>Every command of the README and of the pages under docs/ does what the page says, or is listed with the reason why nobody tries it here.</summary>
public sealed class PageCommandTests(ReadPages pages) : IClassFixture<ReadPages>
{
    public static TheoryData<string> Names => [.. DocumentPage.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_Commands_DoWhatItSays(string page) => pages.ProblemsOf(page).ShouldBeEmpty();

    [Fact]
    public void Pages_Together_HoldCommandsThatAreRun() => pages.Run.ShouldBeGreaterThan(8);

    [Fact]
    public void Exceptions_AreAllNeeded() =>
        UnrunCommands.OfShadow.Select(entry => string.Join(' ', entry.Words))
            .Concat(UnrunCommands.OfOthers.Keys)
            .Except(pages.Needed)
            .ShouldBeEmpty("an exception that no page needs hides what comes next");
}
