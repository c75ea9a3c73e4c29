using System.Text;

namespace ShadowPipeline.Reports.Text;

/// <summary>Text from data in Markdown: nothing in it can become markup, a link, HTML or another cell.</summary>
internal static class MarkdownText
{
    // What may begin or end something anywhere in CommonMark or in GitHub's tables, mentions and formulas.
    private const string Special = "\\`*_[]<|~&@$";

    /// <summary>The text on one line, escaped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="beginsLine">Whether a list, quote or heading could begin with it.</param>
    public static string Escape(string text, bool beginsLine = true)
    {
        var line = VisibleText.Line(text);
        var escaped = new StringBuilder(line.Length + 8);
        for (var index = 0; index < line.Length; index++)
        {
            var letter = line[index];
            var next = index + 1 < line.Length ? line[index + 1] : ' ';
            var matters = Special.Contains(letter, StringComparison.Ordinal)
                || (beginsLine && index == 0 && "-+=>#".Contains(letter, StringComparison.Ordinal))
                || letter switch
                {
                    ':' => next == '/' || char.IsAsciiLetter(next),
                    '#' => char.IsAsciiDigit(next),
                    '.' => line.AsSpan(0, index).EndsWith("www", StringComparison.OrdinalIgnoreCase) || (beginsLine && EndsNumberOfAList(line, index)),
                    ')' => beginsLine && EndsNumberOfAList(line, index),
                    _ => false,
                };
            escaped.Append(matters ? "\\" : "").Append(line[index]);
        }

        return escaped.ToString();
    }

    /// <summary>The text as code, which is not escaped but fenced by more backticks than it has in a row.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inTable">Whether it stands in a table's cell, where a pipe would end the cell even in code.</param>
    public static string Code(string text, bool inTable = false)
    {
        var line = VisibleText.Line(text);
        if (line.Length == 0)
        {
            return "";
        }

        var fence = new string('`', LongestRun(line) + 1);
        var padding = line.StartsWith('`') || line.EndsWith('`') || line.Trim().Length == 0 ? " " : "";
        return fence + padding + (inTable ? line.Replace("|", "\\|", StringComparison.Ordinal) : line) + padding + fence;
    }

    /// <summary>How many backticks stand in a row at most.</summary>
    public static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static bool EndsNumberOfAList(string line, int index) => index is > 0 and < 10
        && line.AsSpan(0, index).IndexOfAnyExceptInRange('0', '9') < 0
        && (index + 1 == line.Length || line[index + 1] == ' ');
}
