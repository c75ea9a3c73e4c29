using ShadowPipeline.Cli.Rendering;
using Spectre.Console;

namespace ShadowPipeline.Tests.Cli.Rendering;

public sealed class ConsolesTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("LANG=en_US.UTF-8", true)]
    [InlineData("LANG=C.utf8", true)]
    [InlineData("LANG=C", false)]
    [InlineData("LANG=POSIX", false)]
    [InlineData("LANG=de_DE.ISO-8859-1", false)]
    [InlineData("LANG=C,LC_ALL=en_GB.UTF-8", true)]
    [InlineData("LANG=en_GB.UTF-8,LC_CTYPE=C", false)]
    public void Unicode_IsWhatTheLocaleSays(string environment, bool expected) =>
        Console(environment).Profile.Capabilities.Unicode.ShouldBe(expected);

    [Theory]
    [InlineData("", 500)]
    [InlineData("COLUMNS=100", 100)]
    [InlineData("COLUMNS=20", 20)]
    [InlineData("COLUMNS=19", 500)]
    [InlineData("COLUMNS=wide", 500)]
    [InlineData("COLUMNS=-80", 500)]
    public void Width_OfAPipe_IsWhatColumnsSaysElseWide(string environment, int expected) => Console(environment).Profile.Width.ShouldBe(expected);

    [Theory]
    [InlineData("NO_COLOR=1,TERM=xterm-256color")]
    [InlineData("TERM=dumb")]
    public void NoColour_WhereItIsNotWanted(string environment) =>
        Console(environment, redirected: false).Profile.Capabilities.ColorSystem.ShouldBe(ColorSystem.NoColors);

    private static IAnsiConsole Console(string environment, bool redirected = true)
    {
        var variables = environment.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToDictionary(one => one[0], one => one[1]);
        return Consoles.For(new StringWriter(), redirected, name => variables.GetValueOrDefault(name));
    }
}
