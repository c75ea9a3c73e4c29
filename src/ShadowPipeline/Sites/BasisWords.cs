using ShadowPipeline.Decisions;

namespace ShadowPipeline.Sites;

/// <summary>A basis in words, e.g. "Criterion failed".</summary>
internal static class BasisWords
{
    public static string Of(DecisionBasis basis)
    {
        var words = string.Concat(basis.ToString().Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
        return char.ToUpperInvariant(words[1]) + words[2..];
    }
}
