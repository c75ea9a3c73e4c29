namespace ShadowPipeline.Reports.Text;

/// <summary>A word that a POSIX shell reads back as it was.</summary>
internal static class ShellWord
{
    /// <summary>The word, quoted when it must be.</summary>
    public static string Of(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "_-./:=@%+,".Contains(letter, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
