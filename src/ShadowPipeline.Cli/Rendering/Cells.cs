using Spectre.Console.Rendering;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>Text in columns: what counts is how many cells of a terminal it takes, which is not its number of characters everywhere.</summary>
internal static class Cells
{
    /// <summary>The cells that a text takes as it is shown.</summary>
    public static int Width(string text) => Segment.CellCount([new Segment(Visible.Text(text))]);

    /// <summary>The text, shown safely, with blanks after it.</summary>
    public static string Left(string text, int width) => Visible.Text(text) + new string(' ', Math.Max(0, width - Width(text)));

    /// <summary>The text, shown safely, with blanks before it.</summary>
    public static string Right(string text, int width) => new string(' ', Math.Max(0, width - Width(text))) + Visible.Text(text);
}
