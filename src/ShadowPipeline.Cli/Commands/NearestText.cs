namespace ShadowPipeline.Cli.Commands;

/// <summary>Guesses what somebody meant to type.</summary>
internal static class NearestText
{
    private const int Most = 3;

    /// <summary>At most three of the known texts, the nearest first; equally near ones keep their order.</summary>
    public static IReadOnlyList<string> Of(string text, IEnumerable<string> known) =>
        [
            .. known
                .OrderBy(candidate => candidate.Contains(text, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(text, candidate))
                .Take(Most),
        ];

    // Levenshtein with two rows.
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var substitution = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                current[column] = Math.Min(substitution, Math.Min(previous[column], current[column - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
