namespace ShadowPipeline.Validation;

/// <summary>Finds the word that somebody probably meant.</summary>
internal static class NearMiss
{
    /// <summary>" (did you mean "x"?)" or nothing.</summary>
    public static string Hint(string found, IEnumerable<string> known)
    {
        if (found.Length > 64)
        {
            return "";
        }

        var best = known
            .Select(candidate => (candidate, Distance: Distance(found.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(pair => pair.Distance)
            .FirstOrDefault();
        return best.candidate is not null && best.Distance <= Math.Max(1, Math.Min(3, best.candidate.Length / 3))
            ? $" (did you mean \"{best.candidate}\"?)"
            : "";
    }

    // Edits (insert, delete, replace, swap of neighbours) that turn one word into the other.
    private static int Distance(string from, string to)
    {
        var cost = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                cost[i, j] = i == 0 ? j : j == 0 ? i : Cheapest(cost, from, to, i, j);
            }
        }

        return cost[from.Length, to.Length];
    }

    private static int Cheapest(int[,] cost, string from, string to, int i, int j)
    {
        var replace = cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
        var best = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
        return swapped ? Math.Min(best, cost[i - 2, j - 2] + 1) : best;
    }
}
