namespace ShadowPipeline.Local.StateMachines;

/// <summary>The patterns of StringMatches: * stands for any characters, \* for a star, \\ for a backslash.</summary>
internal static class WildcardPattern
{
    public static bool Matches(string text, string pattern)
    {
        var parts = Split(pattern);
        if (parts.Count == 1)
        {
            return string.Equals(text, parts[0], StringComparison.Ordinal);
        }

        var (first, last) = (parts[0], parts[^1]);
        if (text.Length < first.Length + last.Length
            || !text.StartsWith(first, StringComparison.Ordinal)
            || !text.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        // The parts between two stars, each at the earliest place it can stand: greedy is right because stars match anything.
        var at = first.Length;
        foreach (var part in parts.Skip(1).SkipLast(1))
        {
            var found = text.IndexOf(part, at, text.Length - last.Length - at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return true;
    }

    /// <summary>Whether every backslash of the pattern escapes a star or a backslash.</summary>
    public static bool IsValid(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && (++i == pattern.Length || pattern[i] is not ('*' or '\\')))
            {
                return false;
            }
        }

        return true;
    }

    private static List<string> Split(string pattern)
    {
        List<string> parts = [];
        var part = new System.Text.StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '*')
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                i += pattern[i] == '\\' && i + 1 < pattern.Length ? 1 : 0;
                part.Append(pattern[i]);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }
}
