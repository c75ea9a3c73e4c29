namespace ShadowPipeline.Cli.Rendering;

/// <summary>Breaks sentences between words.</summary>
internal static class WordWrap
{
    private static readonly string[] Units = ["%", "pp", "ms", "µs", "s", "min", "h", "d"];

    /// <summary>The lines of a text, at least one. A word longer than a line stays whole.</summary>
    /// <param name="text">Without line breaks.</param>
    /// <param name="first">The first line's width.</param>
    /// <param name="others">The other lines' width.</param>
    public static IReadOnlyList<string> Lines(string text, int first, int others)
    {
        if (text.Length <= first)
        {
            return [text];
        }

        var lines = new List<string>();
        var line = "";
        foreach (var word in Words(text))
        {
            var width = lines.Count == 0 ? first : others;
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        lines.Add(line);
        return lines;
    }

    // A unit stays with its number.
    private static IEnumerable<string> Words(string text)
    {
        string? word = null;
        foreach (var part in text.Split(' '))
        {
            if (word is not null && Units.Contains(part.TrimEnd('.', ',', ';', ':', ')')))
            {
                word += $" {part}";
                continue;
            }

            if (word is not null)
            {
                yield return word;
            }

            word = part;
        }

        yield return word!;
    }
}
