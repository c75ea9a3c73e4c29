using System.Text.RegularExpressions;

namespace ShadowPipeline.Sites;

/// <summary>
/// A sentence taken apart into its words and its numbers: ten thousand reasons are a few dozen sentences with other numbers, and that is
/// how the index keeps them small.
/// </summary>
internal static partial class SentenceTemplate
{
    /// <summary>The pieces between the numbers, one more than there are numbers, and the numbers between blanks.</summary>
    public static (string[] Pieces, string Numbers) Split(string sentence) =>
        (Number().Split(sentence), string.Join(' ', Number().Matches(sentence).Select(match => match.Value)));

    /// <summary>The sentence again; null when the numbers are not as many as the pieces ask for.</summary>
    public static string? Join(IReadOnlyList<string> pieces, string numbers)
    {
        var each = numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return each.Length == pieces.Count - 1
            ? string.Concat(pieces.Select((piece, index) => index < each.Length ? piece + each[index] : piece))
            : null;
    }

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
