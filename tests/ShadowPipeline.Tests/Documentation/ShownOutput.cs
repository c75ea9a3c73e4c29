namespace ShadowPipeline.Tests.Documentation;

/// <summary>What a page shows of an output: a line of three full stops stands for any number of lines.</summary>
internal static class ShownOutput
{
    private const string Elision = "...";

    /// <summary>Whether the output is what is shown.</summary>
    public static bool Matches(IReadOnlyList<string> shown, IReadOnlyList<string> actual)
    {
        if (!shown.Contains(Elision))
        {
            return shown.SequenceEqual(actual);
        }

        var parts = Parts(shown);
        var (first, last) = (parts[0], parts[^1]);
        if (first.Count + last.Count > actual.Count || !actual.Take(first.Count).SequenceEqual(first) || !actual.TakeLast(last.Count).SequenceEqual(last))
        {
            return false;
        }

        var at = first.Count;
        foreach (var part in parts.Skip(1).SkipLast(1))
        {
            while (at + part.Count <= actual.Count - last.Count && !actual.Skip(at).Take(part.Count).SequenceEqual(part))
            {
                at++;
            }

            if (at + part.Count > actual.Count - last.Count)
            {
                return false;
            }

            at += part.Count;
        }

        return true;
    }

    /// <summary>The output shown anew: as much of its beginning and of its end as was shown before.</summary>
    public static IReadOnlyList<string> Renew(IReadOnlyList<string> shown, IReadOnlyList<string> actual)
    {
        if (Matches(shown, actual))
        {
            return shown;
        }

        if (!shown.Contains(Elision))
        {
            return actual;
        }

        // What stands between two elisions was chosen by hand, and cannot be chosen again by a program.
        var parts = Parts(shown);
        return [.. actual.Take(parts[0].Count), Elision, .. actual.Skip(parts[0].Count).TakeLast(parts[^1].Count)];
    }

    private static List<List<string>> Parts(IReadOnlyList<string> shown)
    {
        var parts = new List<List<string>> { new() };
        foreach (var line in shown)
        {
            if (line == Elision)
            {
                parts.Add([]);
            }
            else
            {
                parts[^1].Add(line);
            }
        }

        return parts;
    }
}
