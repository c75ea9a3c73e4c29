using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.StateMachines;

/// <summary>A path of the forms $, .name, ['name'] and [n], into the state's data or, with $$, into the context object.</summary>
internal sealed class JsonPath
{
    private readonly string text;
    private readonly Step[] steps;

    private JsonPath(string text, bool isContext, Step[] steps)
    {
        this.text = text;
        this.steps = steps;
        IsContext = isContext;
    }

    /// <summary>The path <c>$</c>: everything.</summary>
    public static JsonPath Root { get; } = new("$", false, []);

    /// <summary>Whether the path starts at the context object.</summary>
    public bool IsContext { get; }

    public bool IsRoot => steps.Length == 0;

    /// <summary>The names along the path; an index stands as [n].</summary>
    public IEnumerable<string> Names => steps.Select(step => step.Name ?? step.ToString());

    /// <summary>Parses a path; <paramref name="problem"/> names what is not supported.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out string? problem)
    {
        path = null;
        if (text.StartsWith("States.", StringComparison.Ordinal))
        {
            problem = $"the intrinsic function '{text}' is not supported";
            return false;
        }

        if (text.Length == 0 || text[0] != '$')
        {
            problem = $"'{text}' is not a path: it does not start with $";
            return false;
        }

        var isContext = text.StartsWith("$$", StringComparison.Ordinal);
        var steps = new List<Step>();
        var at = isContext ? 2 : 1;
        while (at < text.Length)
        {
            if (!TryReadStep(text, ref at, out var step))
            {
                problem = $"'{text}' has a part that is not supported at position {at}: only .name, ['name'] and [n] are";
                return false;
            }

            steps.Add(step);
        }

        problem = null;
        path = new(text, isContext, [.. steps]);
        return true;
    }

    /// <summary>Finds the value; false when the data has none. A JSON null found is true with a null value.</summary>
    public bool TryFind(JsonNode? root, out JsonNode? value)
    {
        value = root;
        foreach (var step in steps)
        {
            if (step.Name is { } name)
            {
                if (value is not JsonObject parent || !parent.TryGetPropertyValue(name, out value))
                {
                    return false;
                }
            }
            else if (value is JsonArray items && step.Index < items.Count)
            {
                value = items[step.Index];
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A copy of <paramref name="root"/> with the value put at this path; objects on the way are made as needed.</summary>
    /// <exception cref="StateException">
    /// The path leads through something that is no object, or to an array element that does not exist.
    /// </exception>
    public JsonNode? Put(JsonNode? root, JsonNode? value)
    {
        if (IsRoot)
        {
            return value?.DeepClone();
        }

        var copy = root?.DeepClone();
        var at = copy;
        for (var i = 0; i < steps.Length - 1; i++)
        {
            at = Descend(at, steps[i], root);
        }

        Set(at, steps[^1], value?.DeepClone(), root);
        return copy;
    }

    public override string ToString() => text;

    private static bool TryReadStep(string text, ref int at, out Step step)
    {
        step = default;
        return text[at] switch
        {
            '.' => TryReadName(text, ref at, out step),
            '[' => TryReadBracket(text, ref at, out step),
            _ => false,
        };
    }

    private static bool TryReadName(string text, ref int at, out Step step)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-'))
        {
            end++;
        }

        step = new(text[(at + 1)..end], 0);
        if (end == at + 1)
        {
            return false;
        }

        at = end;
        return true;
    }

    private static bool TryReadBracket(string text, ref int at, out Step step)
    {
        step = default;
        var end = text.IndexOf(']', at);
        if (end > at + 3 && text[at + 1] is '\'' or '"')
        {
            var quote = text[at + 1];
            var close = text.IndexOf(quote, at + 2);
            if (close <= at + 2 || close + 1 >= text.Length || text[close + 1] != ']' || text.AsSpan(at, close - at).Contains('\\'))
            {
                return false;
            }

            step = new(text[(at + 2)..close], 0);
            at = close + 2;
            return true;
        }

        if (end < 0 || !int.TryParse(text.AsSpan(at + 1, end - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return false;
        }

        step = new(null, index);
        at = end + 1;
        return true;
    }

    private JsonNode Descend(JsonNode? at, Step step, JsonNode? root)
    {
        switch (at)
        {
            case JsonObject parent when step.Name is { } name:
                if (!parent.ContainsKey(name))
                {
                    parent[name] = new JsonObject();
                }

                return parent[name] ?? throw NoMatch(root);
            case JsonArray items when step.Name is null && step.Index < items.Count:
                return items[step.Index] ?? throw NoMatch(root);
            default:
                throw NoMatch(root);
        }
    }

    private void Set(JsonNode? at, Step step, JsonNode? value, JsonNode? root)
    {
        switch (at)
        {
            case JsonObject parent when step.Name is { } name:
                parent[name] = value;
                break;
            case JsonArray items when step.Name is null && step.Index < items.Count:
                items[step.Index] = value;
                break;
            default:
                throw NoMatch(root);
        }
    }

    private StateException NoMatch(JsonNode? root) => new(
        StateErrors.ResultPathMatchFailure,
        $"Unable to apply ReferencePath {text} to input {StateJson.Write(root)}");

    private readonly record struct Step(string? Name, int Index)
    {
        public override string ToString() =>
            Name is null
                ? string.Create(CultureInfo.InvariantCulture, $"[{Index}]")
                : new StringBuilder("['").Append(Name).Append("']").ToString();
    }
}
