namespace ShadowPipeline.Tests.Documentation;

public sealed class ShownOutputTests
{
    [Theory]
    [InlineData("a|b", "a|b", true)]
    [InlineData("a|b", "a|c", false)]
    [InlineData("a|b", "a|b|c", false)]
    [InlineData("a|...|d", "a|b|c|d", true)]
    [InlineData("a|...|d", "a|d", true)]
    [InlineData("a|...|d", "a|b", false)]
    [InlineData("...|d", "a|b|d", true)]
    [InlineData("a|...", "a|b|d", true)]
    [InlineData("a|...|c|...|e", "a|b|c|d|e", true)]
    [InlineData("a|...|c|...|e", "a|b|d|e", false)]
    [InlineData("a|...|a", "a", false)]
    [InlineData("a|...|e|...|e", "a|b|e", false)]
    public void Matches_AnElision_StandsForAnyLines(string shown, string actual, bool expected) =>
        ShownOutput.Matches(shown.Split('|'), actual.Split('|')).ShouldBe(expected);

    [Theory]
    [InlineData("a|b", "x|y|z", "x|y|z")]
    [InlineData("a|...|d", "x|y|z", "x|...|z")]
    [InlineData("a|b|...", "x|y|z", "x|y|...")]
    [InlineData("a|...|z", "a|q|z", "a|...|z")]
    [InlineData("...|=|old|=|...", "x|=|new|=|y", "...|=|new|=|...")]
    [InlineData("a|...|=|old|=|...|z", "a|x|y|=|new|=|p|q|zz", "a|...|=|new|=|...|zz")]
    public void Renew_ShowsAsMuchAsBefore(string shown, string actual, string expected) =>
        ShownOutput.Renew(shown.Split('|'), actual.Split('|')).ShouldBe(expected.Split('|'));

    [Fact]
    public void ShellLines_QuotesContinuationsAndPipes_AreUnderstood()
    {
        var lines = ShellLines.Of(["# a comment", "A=1 shadow judge --policy 'a b.json' \\", "  --metrics \"\" | jq .x", "export X=1", "dotnet run --project src/ShadowPipeline.Cli -- run - > out.json"]);

        lines.Select(line => line.Command).ShouldBe(["shadow", "export", "shadow"]);
        lines[0].Arguments.ShouldBe(["judge", "--policy", "a b.json", "--metrics", ""]);
        lines[0].Variables.ShouldBe(new Dictionary<string, string> { ["A"] = "1" });
        lines[0].Rest.ShouldBe("| jq .x");
        lines[2].Arguments.ShouldBe(["run", "-"]);
        lines[2].Rest.ShouldBe("> out.json");
    }
}
