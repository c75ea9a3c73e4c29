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
}
