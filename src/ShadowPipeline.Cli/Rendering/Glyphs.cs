using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>What drawings are made of: a terminal without Unicode gets ASCII that says the same.</summary>
internal sealed record Glyphs
{
    /// <summary>For terminals with Unicode.</summary>
    public static readonly Glyphs Unicode = new()
    {
        Levels = "▁▂▃▄▅▆▇█",
        Gap = '·',
        Rule = '─',
        Heavy = '━',
        Estimate = '●',
        Bounds = '━',
        Limit = '┃',
        Crossed = '╋',
        Zero = '┊',
        BeyondLeft = '◂',
        BeyondRight = '▸',
    };

    /// <summary>For all others.</summary>
    public static readonly Glyphs Ascii = new()
    {
        Levels = "_.-=+*%#",
        Gap = ' ',
        Rule = '-',
        Heavy = '=',
        Estimate = 'o',
        Bounds = '-',
        Limit = '|',
        Crossed = '+',
        Zero = ':',
        BeyondLeft = '<',
        BeyondRight = '>',
    };

    /// <summary>From the lowest to the highest.</summary>
    public required string Levels { get; init; }

    /// <summary>No data.</summary>
    public required char Gap { get; init; }

    /// <summary>A thin line.</summary>
    public required char Rule { get; init; }

    /// <summary>A thick line.</summary>
    public required char Heavy { get; init; }

    /// <summary>The estimate within its bounds.</summary>
    public required char Estimate { get; init; }

    /// <summary>From the lower bound to the upper.</summary>
    public required char Bounds { get; init; }

    /// <summary>The limit.</summary>
    public required char Limit { get; init; }

    /// <summary>The limit where the bounds reach across it.</summary>
    public required char Crossed { get; init; }

    /// <summary>No difference from production.</summary>
    public required char Zero { get; init; }

    /// <summary>It goes on to the left.</summary>
    public required char BeyondLeft { get; init; }

    /// <summary>It goes on to the right.</summary>
    public required char BeyondRight { get; init; }

    /// <summary>What a console can show.</summary>
    public static Glyphs Of(IAnsiConsole console) => console.Profile.Capabilities.Unicode ? Unicode : Ascii;
}
