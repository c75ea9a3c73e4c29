using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ShadowPipeline.Local.Scenarios;

/// <summary>Reads one JSON object key by key; wrong types, values out of range and keys nobody asked for become problems.</summary>
internal sealed partial class StrictObject(JsonElement element, string path, List<string> problems)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public double Number(string name, double fallback, double min, double max)
    {
        if (Find(name) is not { } value)
        {
            return fallback;
        }

        if (value.ValueKind != JsonValueKind.Number)
        {
            return Wrong(name, "is not a number", fallback);
        }

        var number = value.GetDouble();
        return number >= min && number <= max
            ? number
            : Wrong(name, string.Create(CultureInfo.InvariantCulture, $"is {value.GetRawText()}, outside {min} to {max}"), fallback);
    }

    public int Whole(string name, int fallback, int min, int max) => (int)Long(name, fallback, min, max);

    public long Long(string name, long fallback, long min, long max)
    {
        if (Find(name) is not { } value)
        {
            return fallback;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number))
        {
            return Wrong(name, "is not a whole number", fallback);
        }

        return number >= min && number <= max
            ? number
            : Wrong(name, string.Create(CultureInfo.InvariantCulture, $"is {number}, outside {min} to {max}"), fallback);
    }

    public bool Flag(string name, bool fallback) => Find(name) switch
    {
        null => fallback,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => Wrong(name, "is not true or false", fallback),
    };

    public string? Text(string name, string? fallback = null) => Find(name) switch
    {
        null => fallback,
        { ValueKind: JsonValueKind.String } value when value.GetString() is { Length: > 0 } text => text,
        { ValueKind: JsonValueKind.String } => Wrong(name, "is empty", fallback),
        _ => Wrong(name, "is not a string", fallback),
    };

    public string Choice(string name, string fallback, params string[] values)
    {
        var text = Text(name, fallback)!;
        return values.Contains(text, StringComparer.Ordinal)
            ? text
            : Wrong(name, $"is '{text}', not one of {string.Join(", ", values)}", fallback);
    }

    public TimeSpan? Duration(string name, TimeSpan? fallback)
    {
        var text = Text(name);
        if (text is null)
        {
            return fallback;
        }

        if (!DurationPattern().IsMatch(text)
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return Wrong(name, $"is '{text}', not a duration such as 30m, 12h or 7d", fallback);
        }

        var minutes = count * (long)(text[^1] switch { 'm' => 1, 'h' => 60, _ => 1440 });
        return minutes <= 365 * 1440L ? TimeSpan.FromMinutes(minutes) : Wrong(name, $"is '{text}', more than 365d", fallback);
    }

    public IReadOnlyList<string>? Texts(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            return Wrong<IReadOnlyList<string>?>(name, "is not a list of strings", null);
        }

        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    /// <summary>Reads a nested object; <paramref name="read"/> gets an empty one when the key is absent or wrong.</summary>
    public T Nested<T>(string name, Func<StrictObject, T> read) => Optional(name) is { } found ? found.ReadWhole(read) : read(Empty(name));

    /// <summary>Reads a nested object, or null when the key is absent.</summary>
    public T? NestedOrNull<T>(string name, Func<StrictObject, T> read)
        where T : class => Optional(name)?.ReadWhole(read);

    /// <summary>Reads a list of objects, or null when the key is absent.</summary>
    public IReadOnlyList<T>? Each<T>(string name, Func<StrictObject, T> read)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return Wrong<IReadOnlyList<T>?>(name, "is not a list", null);
        }

        var items = new List<T>();
        foreach (var (i, item) in value.EnumerateArray().Index())
        {
            var itemPath = string.Create(CultureInfo.InvariantCulture, $"{path}.{name}[{i}]");
            if (item.ValueKind == JsonValueKind.Object)
            {
                items.Add(new StrictObject(item, itemPath, problems).ReadWhole(read));
            }
            else
            {
                problems.Add($"{itemPath} is not an object");
            }
        }

        return items;
    }

    /// <summary>Reads this object and reports the keys that were not asked for.</summary>
    public T ReadWhole<T>(Func<StrictObject, T> read)
    {
        var result = read(this);
        foreach (var property in element.EnumerateObject().Where(property => !_asked.Contains(property.Name)))
        {
            problems.Add($"{path}.{property.Name} is not known here; known are {string.Join(", ", _asked.Order(StringComparer.Ordinal))}");
        }

        return result;
    }

    /// <summary>Adds a problem with a key's value.</summary>
    public T Wrong<T>(string name, string problem, T fallback)
    {
        problems.Add($"{path}.{name} {problem}");
        return fallback;
    }

    private StrictObject? Optional(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new StrictObject(value, $"{path}.{name}", problems),
        _ => Wrong<StrictObject?>(name, "is not an object", null),
    };

    private StrictObject Empty(string name) => new(default, $"{path}.{name}", problems);

    private JsonElement? Find(string name)
    {
        _asked.Add(name);
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
    }

    [GeneratedRegex(@"\A(?:0m|[1-9][0-9]*[mhd])\z")]
    private static partial Regex DurationPattern();
}
