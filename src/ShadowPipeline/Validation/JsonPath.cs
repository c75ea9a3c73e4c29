namespace ShadowPipeline.Validation;

/// <summary>Spells the place of a value, e.g. <c>$.criteria[2].max</c>.</summary>
internal static class JsonPath
{
    public const string Root = "$";

    public static string Member(string parent, string name) =>
        name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '$')
            ? $"{parent}.{name}"
            : $"{parent}['{JsonQuote.Shorten(name).Replace("'", "\\'", StringComparison.Ordinal)}']";

    public static string Item(string parent, int index) => $"{parent}[{index}]";

    /// <summary>The path without its last step; the root's is the root. A name with a point or bracket in it takes several.</summary>
    public static string Parent(string path) => path[..Math.Max(Root.Length, path.LastIndexOfAny(['.', '[']))];

    /// <summary>The paths and everything above them.</summary>
    public static HashSet<string> WithParents(IEnumerable<string> paths)
    {
        var all = new HashSet<string>(StringComparer.Ordinal) { Root };
        foreach (var each in paths)
        {
            for (var path = each; all.Add(path); path = Parent(path))
            {
            }
        }

        return all;
    }
}
