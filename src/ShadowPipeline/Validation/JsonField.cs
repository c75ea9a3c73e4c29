using System.Globalization;
using System.Text.Json;

namespace ShadowPipeline.Validation;

/// <summary>
/// A value of the document and its place. What cannot be read is noted as a problem and answered with a placeholder:
/// a reader goes on to find the next problem and throws at its end.
/// </summary>
internal readonly record struct JsonField(JsonElement Value, string Path, ProblemList Problems)
{
    public bool IsNull => Value.ValueKind == JsonValueKind.Null;

    public void Refuse(string message) => Problems.Add(Path, message);

    public string Text(TextRule rule)
    {
        if (Value.ValueKind != JsonValueKind.String)
        {
            Refuse($"is {JsonQuote.Of(Value)}, expected {rule.What} as text");
            return "";
        }

        var text = Value.GetString()!;
        if (rule.ProblemOf(text) is { } problem)
        {
            Refuse(problem);
        }

        return text;
    }

    /// <summary>A finite number within the bounds; negative zero becomes zero.</summary>
    public double Number(double min, double max)
    {
        if (Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out var number) && number >= min && number <= max)
        {
            return number == 0 ? 0 : number;
        }

        var range = max == double.MaxValue ? $"a finite number of at least {Show(min)}" : $"a number from {Show(min)} to {Show(max)}";
        Refuse($"is {JsonQuote.Of(Value)}, expected {range}");
        return min;
    }

    public int WholeNumber(int min, int max)
    {
        if (Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out var number)
            && number >= min && number <= max && number == Math.Floor(number))
        {
            return (int)number;
        }

        var range = max == int.MaxValue ? $"a whole number of at least {min}" : $"a whole number from {min} to {max}";
        Refuse($"is {JsonQuote.Of(Value)}, expected {range}");
        return min;
    }

    public bool Flag()
    {
        if (Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Refuse($"is {JsonQuote.Of(Value)}, expected true or false");
        }

        return Value.ValueKind == JsonValueKind.True;
    }

    public string Word(IReadOnlyCollection<string> known)
    {
        var text = Value.ValueKind == JsonValueKind.String ? Value.GetString()! : null;
        if (text is not null && known.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        Refuse($"is {JsonQuote.Of(Value)}, expected {string.Join(" or ", known.Select(JsonQuote.Of))}{(text is null ? "" : NearMiss.Hint(text, known))}");
        return known.First();
    }

    public IReadOnlyList<T> List<T>(int min, int max, string what, Func<JsonField, T> read)
    {
        if (Value.ValueKind != JsonValueKind.Array)
        {
            Refuse($"is {JsonQuote.Of(Value)}, expected a list of {what}");
            return [];
        }

        var count = Value.GetArrayLength();
        if (count < min || count > max)
        {
            Refuse($"has {count} {what}, expected {(max == int.MaxValue ? $"at least {min}" : $"{min} to {max}")}");
        }

        var items = new List<T>(count);
        foreach (var item in Value.EnumerateArray())
        {
            items.Add(read(new JsonField(item, JsonPath.Item(Path, items.Count), Problems)));
        }

        return items;
    }

    /// <summary>Notes every item of this list that stands in it before.</summary>
    public void RefuseRepeated<T>(IReadOnlyList<T> items, IEqualityComparer<T>? comparer = null)
    {
        var seen = new HashSet<T>(comparer);
        for (var index = 0; index < items.Count; index++)
        {
            if (!seen.Add(items[index]))
            {
                Problems.Add(JsonPath.Item(Path, index), "stands in the list more than once");
            }
        }
    }

    /// <summary>The value as an object, or null when it is none.</summary>
    public JsonScope? Scope()
    {
        if (Value.ValueKind == JsonValueKind.Object)
        {
            return new JsonScope(this);
        }

        Refuse($"is {JsonQuote.Of(Value)}, expected an object");
        return null;
    }

    private static string Show(double number) => number.ToString(CultureInfo.InvariantCulture);
}
