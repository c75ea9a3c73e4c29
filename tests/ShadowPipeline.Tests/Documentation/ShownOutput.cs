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

        var parts = Parts(shown);
        var (at, end) = (Math.Min(parts[0].Count, actual.Count), actual.Count - Math.Min(parts[^1].Count, actual.Count));
        var renewed = actual.Take(at).ToList();
        foreach (var part in parts.Skip(1).SkipLast(1).Where(part => part.Count > 0))
        {
            // What was chosen from the middle is found again where most of its lines still stand.
            at = Enumerable.Range(at, Math.Max(1, end - at - part.Count + 1)).MaxBy(start => part.Where((line, index) => start + index < actual.Count && actual[start + index] == line).Count());
            renewed.AddRange([Elision, .. actual.Skip(at).Take(part.Count)]);
            at += part.Count;
        }

        return [.. renewed, Elision, .. actual.Skip(end)];
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
