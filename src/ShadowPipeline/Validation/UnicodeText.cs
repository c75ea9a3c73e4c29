namespace ShadowPipeline.Validation;

/// <summary>Keeps text whole Unicode: half of a surrogate pair becomes another character on its way through JSON, and what was written once would read differently.</summary>
internal static class UnicodeText
{
    /// <summary>The text with U+FFFD for every half of a surrogate pair.</summary>
    public static string WellFormed(string text) => string.Concat(text.EnumerateRunes());

    /// <summary>The text, or as much of it as fits before an ellipsis.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The greatest length of what is returned, at least 2.</param>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
