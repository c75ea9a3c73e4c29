#nullable enable
using System.Globalization;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>The parameters of a message template as keys: {X} a plain value, {@X} an object, {X:format} a formatted number.</summary>
internal static class MessageParameters
{
    private const string Template = "{OriginalFormat}";

    public static void AddTo(LogLine line, IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        var all = pairs.ToList();
        var template = all.Find(pair => pair.Key == Template).Value as string ?? string.Empty;
        foreach (var (key, value) in all)
        {
            if (key == Template)
                continue;

            if (key.StartsWith('@'))
                line.AddExtra(key[1..], value, asObject: true);
            else
                line.AddExtra(key, FormatIn(template, key) is { } format ? Formatted(value, format) : value);
        }
    }

    private static string? FormatIn(string template, string key)
    {
        var hole = "{" + key + ":";
        var at = template.IndexOf(hole, StringComparison.Ordinal);
        var end = at < 0 ? -1 : template.IndexOf('}', at);
        return end < 0 ? null : template[(at + hole.Length)..end];
    }

    private static object? Formatted(object? value, string format)
    {
        if (value is not IFormattable formattable)
            return value;

        var text = formattable.ToString(format, CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : text;
    }
}
