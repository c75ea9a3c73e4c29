using System.Globalization;
using System.Text;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>Text from data, safe to show: nothing in it can move the cursor, recolour the terminal, reorder or hide other text.</summary>
internal static class Visible
{
    /// <summary>The text with every control, format and separator character written as <c>\uXXXX</c>.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        StringBuilder? shown = null;
        for (var index = 0; index < text.Length;)
        {
            var length = Rune.TryGetRuneAt(text, index, out var rune) ? rune.Utf16SequenceLength : 1;
            var harmless = length > 1 || Rune.IsValid(text[index]);
            if (harmless && IsPlain(rune))
            {
                shown?.Append(text, index, length);
            }
            else
            {
                shown ??= new StringBuilder(text, 0, index, text.Length + 16);
                for (var unit = index; unit < index + length; unit++)
                {
                    shown.Append("\\u").Append(((int)text[unit]).ToString("x4", CultureInfo.InvariantCulture));
                }
            }

            index += length;
        }

        return shown?.ToString() ?? text;
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
