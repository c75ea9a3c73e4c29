#nullable enable
using System.Globalization;
using System.Text.RegularExpressions;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>The parameters of a message template as keys: {X} a value as it is, {@X} an object, {X:format} a formatted one.</summary>
internal static partial class MessageParameters
{
    private const string Template = "{OriginalFormat}";

    /// <summary>Values as they are handed on: those of value types raw, so that the type must be known where they are written.</summary>
    public static Dictionary<string, object?> Of<TState>(TState state)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (state is not IEnumerable<KeyValuePair<string, object?>> pairs)
            return parameters;

        var all = pairs.ToList();
        var formats = FormatsIn(all.Find(pair => pair.Key == Template).Value as string);
        foreach (var (key, value) in all.Where(pair => pair.Key is not (Template or "json")))
        {
            if (key.StartsWith('@'))
                parameters[key[1..]] = value;
            else
                parameters[key] = formats.TryGetValue(key, out var format) && value is IFormattable formattable ? Formatted(formattable, format) : Plain(value);
        }

        return parameters;
    }

    private static object? Plain(object? value) => value is null or string or ValueType ? value : value.ToString();

    // What looks like a number then is one, a year of a date as well.
    private static object Formatted(IFormattable value, string format)
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : text;
    }

    private static Dictionary<string, string> FormatsIn(string? template)
    {
        var formats = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match hole in FormattedHole().Matches(template ?? ""))
            formats[hole.Groups[1].Value] = hole.Groups[2].Value;
        return formats;
    }

    [GeneratedRegex(@"{([@\w]+):([^{}]+)}")]
    private static partial Regex FormattedHole();
}
