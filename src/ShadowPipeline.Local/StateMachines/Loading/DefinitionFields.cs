using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.StateMachines.Loading;

/// <summary>Reads the fields of one object of a definition and notes each problem; what was never asked for is not supported.</summary>
internal sealed class DefinitionFields(JsonObject source, string at, List<string> problems)
{
    private readonly HashSet<string> known = ["Comment"];

    public string At => at;

    public IEnumerable<string> Unread => source.Select(member => member.Key).Where(name => !known.Contains(name));

    public static string Child(string at, string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $"{at}.{name}" : $"{at}['{name}']";

    public void Problem(string field, string sentence) => problems.Add($"{Child(at, field)}: {sentence}");

    public void Problem(string sentence) => problems.Add($"{at}: {sentence}");

    public bool Has(string field) => source.ContainsKey(field);

    public bool TryTake(string field, out JsonNode? value)
    {
        known.Add(field);
        return source.TryGetPropertyValue(field, out value);
    }

    public string? Text(string field, bool required = false)
    {
        if (!TryTake(field, out var value))
        {
            if (required)
            {
                Problem($"the field {field} is required");
            }

            return null;
        }

        if (value?.GetValueKind() == JsonValueKind.String && (!required || value.GetValue<string>().Length > 0))
        {
            return value.GetValue<string>();
        }

        Problem(field, "must be a string" + (required ? " that is not empty" : ""));
        return null;
    }

    public int? Integer(string field, int min, int max)
    {
        if (!TryTake(field, out var value))
        {
            return null;
        }

        if (value?.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue(out int number) && number >= min && number <= max)
        {
            return number;
        }

        Problem(field, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}"));
        return null;
    }

    public double? Number(string field, double min)
    {
        if (!TryTake(field, out var value))
        {
            return null;
        }

        if (value?.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue(out double number) && number >= min
            && double.IsFinite(number))
        {
            return number;
        }

        Problem(field, string.Create(CultureInfo.InvariantCulture, $"must be a number of at least {min:0.0}"));
        return null;
    }

    public bool? Boolean(string field)
    {
        if (!TryTake(field, out var value))
        {
            return null;
        }

        if (value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetValue<bool>();
        }

        Problem(field, "must be true or false");
        return null;
    }

    /// <summary>The items of a list that must not be empty, with their paths; none when it is absent or no list.</summary>
    public IReadOnlyList<(JsonNode? Item, string At)> Items(string field, bool required)
    {
        if (!TryTake(field, out var value))
        {
            if (required)
            {
                Problem($"the field {field} is required");
            }

            return [];
        }

        if (value is JsonArray { Count: > 0 } items)
        {
            return [.. items.Select((item, i) => (item, $"{Child(at, field)}[{i}]"))];
        }

        Problem(field, "must be a list that is not empty");
        return [];
    }

    /// <summary>The fields of each item of a list of objects.</summary>
    public IEnumerable<DefinitionFields> Objects(string field, bool required)
    {
        foreach (var (item, itemAt) in Items(field, required))
        {
            if (item is JsonObject members)
            {
                yield return new(members, itemAt, problems);
            }
            else
            {
                problems.Add($"{itemAt}: must be an object");
            }
        }
    }

    /// <summary>The fields of an object, or null when the field holds none.</summary>
    public DefinitionFields? Object(string field)
    {
        TryTake(field, out var value);
        if (value is JsonObject members)
        {
            return new(members, Child(at, field), problems);
        }

        Problem(field, "must be an object");
        return null;
    }

    public void RefuseUnread(string owner)
    {
        if (Has("Comment"))
        {
            Text("Comment");
        }

        foreach (var name in Unread)
        {
            Problem(name, $"the field {name} is not supported in {owner}");
        }
    }
}
