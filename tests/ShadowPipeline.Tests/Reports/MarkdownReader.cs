using System.Text;

namespace ShadowPipeline.Tests.Reports;

/// <summary>The little of CommonMark that decides whether text is only text.</summary>
internal static class MarkdownReader
{
    /// <summary>The line without its code spans: a run of backticks to the next run as long.</summary>
    public static string WithoutCode(string line)
    {
        var text = new StringBuilder();
        for (var at = 0; at < line.Length;)
        {
            if (line[at] == '\\' && at + 1 < line.Length)
            {
                text.Append(line, at, 2);
                at += 2;
                continue;
            }

            var run = line.AsSpan(at).IndexOfAnyExcept('`') is var end && end < 0 ? line.Length - at : end;
            if (run == 0)
            {
                text.Append(line[at++]);
                continue;
            }

            var close = Close(line, at + run, run);
            if (close < 0)
            {
                text.Append(line, at, run);
                at += run;
            }
            else
            {
                at = close + run;
            }
        }

        return text.ToString();
    }

    /// <summary>How many of some letters stand there without a backslash.</summary>
    public static int Unescaped(string text, string letters) =>
        text.Where((letter, at) => letters.Contains(letter, StringComparison.Ordinal) && (at == 0 || text[at - 1] != '\\')).Count();

    private static int Close(string line, int from, int length)
    {
        for (var at = from; at < line.Length;)
        {
            var run = 0;
            while (at + run < line.Length && line[at + run] == '`')
            {
                run++;
            }

            if (run == length)
            {
                return at;
            }

            at += Math.Max(1, run);
        }

        return -1;
    }
}
