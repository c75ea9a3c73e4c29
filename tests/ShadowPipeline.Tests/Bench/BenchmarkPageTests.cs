using ShadowPipeline.Bench;

namespace ShadowPipeline.Tests.Bench;

public sealed class BenchmarkPageTests
{
    private const string Head = "# Benchmarks\n";

    [Fact]
    public void With_SectionThatIsThere_ReplacesIt()
    {
        var page = BenchmarkPage.With(BenchmarkPage.With(Head, BenchmarkPage.Speed, "old"), BenchmarkPage.Accuracy, "table");

        var replaced = BenchmarkPage.With(page, BenchmarkPage.Speed, "new\n");

        replaced.ShouldBe(page.Replace("old", "new", StringComparison.Ordinal));
    }

    [Fact]
    public void With_SameTextAgain_ChangesNothing()
    {
        var page = BenchmarkPage.With(Head, BenchmarkPage.Speed, "text");

        BenchmarkPage.With(page, BenchmarkPage.Speed, "text").ShouldBe(page);
    }

    [Fact]
    public void With_SectionsInAnyOrder_HaveTheirPlaces()
    {
        var one = Filled(BenchmarkPage.Accuracy, BenchmarkPage.Real, BenchmarkPage.Speed);

        Filled(BenchmarkPage.Speed, BenchmarkPage.Real, BenchmarkPage.Accuracy).ShouldBe(one);
        Filled(BenchmarkPage.Real, BenchmarkPage.Speed, BenchmarkPage.Accuracy).ShouldBe(one);
        one.ShouldStartWith(Head);
    }

    [Fact]
    public void With_WrittenByHandAround_IsLeftAlone()
    {
        var page = BenchmarkPage.With(Head, BenchmarkPage.Speed, "old") + "\nAfter it.\n";

        BenchmarkPage.With(page, BenchmarkPage.Speed, "new").ShouldEndWith("\nAfter it.\n");
    }

    [Fact]
    public void With_SectionWithoutEnd_IsRefused()
    {
        var page = BenchmarkPage.With(Head, BenchmarkPage.Speed, "old");

        Should.Throw<InvalidDataException>(() => BenchmarkPage.With(page[..^10], BenchmarkPage.Speed, "new"));
    }

    [Fact]
    public void Page_OfTheRepository_HasEverySection()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "benchmarks.md"));

        foreach (var section in new[] { BenchmarkPage.Accuracy, BenchmarkPage.Real, BenchmarkPage.Speed })
        {
            page.ShouldContain($"<!-- {section}: ");
            page.ShouldContain($"<!-- end of {section} -->");
        }
    }

    private static string Filled(params string[] sections) =>
        sections.Aggregate(Head, (page, section) => BenchmarkPage.With(page, section, $"of {section}"));
}
