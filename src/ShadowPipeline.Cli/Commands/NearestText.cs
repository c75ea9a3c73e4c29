namespace ShadowPipeline.Cli.Commands;

/// <summary>Guesses what somebody meant to type.</summary>
internal static class NearestText
{
    private const int Most = 3;

    // Nobody means a word of which less than two thirds are right.
    private const int WrongOneIn = 3;

    // What is longer was pasted, not typed, and comparing it takes its square.
    private const int Longest = 200;

    /// <summary>
    /// At most three of the known texts that can have been meant, the nearest first; equally near ones keep their order. A text that goes
    /// on from what was typed is the nearest.
    /// </summary>
    public static IReadOnlyList<string> Of(string text, IEnumerable<string> known) => text.Length is 0 or > Longest
        ? []
        :
        [
            .. known
                .Where(candidate => candidate.Length <= Longest)
                .Distinct(StringComparer.Ordinal)
                .Select(candidate => (candidate, Distance: DistanceTo(text, candidate)))
                .Where(pair => pair.Distance <= Math.Max(1, Math.Max(text.Length, pair.candidate.Length) / WrongOneIn))
                .OrderBy(pair => pair.Distance)
                .Take(Most)
                .Select(pair => pair.candidate),
        ];

    private static int DistanceTo(string text, string candidate) =>
        text.Length > 2 && candidate.Contains(text, StringComparison.OrdinalIgnoreCase) ? 0 : Edits(text.ToUpperInvariant(), candidate.ToUpperInvariant());

    // Levenshtein with two rows.
    private static int Edits(string left, string right)
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
