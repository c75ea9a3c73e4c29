using System.Globalization;
using System.Text;

namespace ShadowPipeline.Reports.Text;

/// <summary>
/// Text from data as a page may show it. What no page can hold (control characters, halves of surrogate pairs, noncharacters) becomes
/// U+FFFD; what could hide, join or reorder other text is written out as <c>\uXXXX</c>. Line ends and tabs stay.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text; itself where nothing needs to change, as is nearly always so.</summary>
    public static string Of(string text)
    {
        foreach (var letter in text)
        {
            if (letter is (< ' ' or > '~') and not ('\n' or '\t'))
            {
                return Rewrite(text);
            }
        }

        return text;
    }

    /// <summary>The text on one line.</summary>
    public static string Line(string text) =>
        string.Join(' ', Of(text).Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Rewrite(string text)
    {
        var shown = new StringBuilder(text.Length + 16);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
            {
                shown.Append((char)rune.Value);
            }
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF)
            {
                shown.Append('\uFFFD');
            }
            else if (Hides(rune))
            {
                shown.Append("\\u").Append(rune.Value.ToString(rune.IsBmp ? "x4" : "x", CultureInfo.InvariantCulture));
            }
            else
            {
                shown.Append(rune.ToString());
            }
        }

        return shown.ToString();
    }

    private static bool Hides(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned;
}
