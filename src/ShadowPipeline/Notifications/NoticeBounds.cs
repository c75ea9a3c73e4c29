using ShadowPipeline.Validation;

namespace ShadowPipeline.Notifications;

/// <summary>How much of a record a notice holds. A character is at most six bytes, as JSON escapes it.</summary>
internal static class NoticeBounds
{
    /// <summary>The most reasons; those that decide come first.</summary>
    public const int MostReasons = 10;

    /// <summary>The most criteria, in the policy's order.</summary>
    public const int MostCriteria = 30;

    /// <summary>The longest message, in characters.</summary>
    public const int LongestMessage = 8_000;

    private const int LongestSentence = 300;
    private const int LongestName = 256;

    /// <summary>A sentence on one line.</summary>
    public static string Sentence(string text) => UnicodeText.Cut(OneLine(text), LongestSentence);

    /// <summary>A name or address on one line.</summary>
    public static string Name(string text) => UnicodeText.Cut(OneLine(text), LongestName);

    // A message is plain text, in which a line that somebody smuggles in looks like one of ours.
    private static string OneLine(string text) =>
        string.Concat(UnicodeText.WellFormed(text).Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character));
}
