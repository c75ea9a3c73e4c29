using System.Globalization;
using System.Text.Json;

namespace ShadowPipeline.Validation;

/// <summary>Shows what was found in a message: on one line, and short however long it was.</summary>
internal static class JsonQuote
{
    private const int Longest = 60;

    public static string Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "null",
        JsonValueKind.String => Of(element.GetString()!),
        _ => Shorten(element.GetRawText()),
    };

    public static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(string text) => $"\"{Shorten(text)}\"";

    public static string Shorten(string text)
    {
        var line = string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character));
        if (line.Length <= Longest)
        {
            return line;
        }

        var cut = char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest;
        return line[..cut] + "…";
    }
}
