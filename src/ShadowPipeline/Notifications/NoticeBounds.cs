using System.Globalization;
using System.Text;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Notifications;

/// <summary>How much of a record a notice holds. A character is at most six bytes, as JSON escapes it.</summary>
internal static class NoticeBounds
{
    /// <summary>The most reasons; those that decide come first.</summary>
    public const int MostReasons = 10;

    /// <summary>The most criteria, in the policy's order.</summary>
    public const int MostCriteria = 30;

    /// <summary>The longest message, in characters: more than all of its bounded parts together, so that the links at its end are never cut off.</summary>
    public const int LongestMessage = 16_000;

    private const int LongestSentence = 240;
    private const int LongestWord = 64;
    private const int LongestName = 256;

    /// <summary>A sentence on one line.</summary>
    public static string Sentence(string text) => UnicodeText.Cut(OneLine(text), LongestSentence);

    /// <summary>The name of a metric or statistic on one line.</summary>
    public static string Word(string text) => UnicodeText.Cut(OneLine(text), LongestWord);

    /// <summary>A name or address on one line.</summary>
    public static string Name(string text) => UnicodeText.Cut(OneLine(text), LongestName);

    // A message is plain text, in which a line that somebody smuggles in looks like one of ours, and so does text that is turned round.
    private static string OneLine(string text) => string.Concat(text.EnumerateRunes().Select(rune => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
        _ => rune.ToString(),
    }));
}
