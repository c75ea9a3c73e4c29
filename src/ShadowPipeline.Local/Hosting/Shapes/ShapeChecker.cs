using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.Hosting.Shapes;

/// <summary>Holds a request against its shape and reports every problem in one error, worded as AWS words them.</summary>
internal sealed class ShapeChecker
{
    private readonly List<string> _types = [];
    private readonly List<string> _violations = [];

    private ShapeChecker()
    {
    }

    /// <summary>Refuses a request that does not have the shape.</summary>
    /// <exception cref="AwsServiceException">
    /// SerializationException for JSON of the wrong kind, otherwise <paramref name="code"/>.
    /// </exception>
    public static void Check(StructureShape shape, JsonObject request, string code = "ValidationException")
    {
        var checker = new ShapeChecker();
        checker.Structure(shape, request, path: string.Empty);
        if (checker._types.Count > 0)
        {
            throw new AwsServiceException("SerializationException", string.Join("; ", checker._types));
        }

        if (checker._violations.Count > 0)
        {
            throw new AwsServiceException(code, Summary(checker._violations));
        }
    }

    /// <summary>AWS's sentence for a list of violations.</summary>
    public static string Summary(IReadOnlyCollection<string> violations) => string.Create(
        CultureInfo.InvariantCulture,
        $"{violations.Count} validation error{(violations.Count == 1 ? string.Empty : "s")} detected: {string.Join("; ", violations)}");

    private void Structure(StructureShape shape, JsonObject value, string path)
    {
        foreach (var member in shape.Members)
        {
            var memberPath = Under(path, member.Name);
            if (value[member.Name] is { } node)
            {
                Value(member.Shape, node, memberPath);
            }
            else if (member.Required)
            {
                _violations.Add($"Value null at '{memberPath}' failed to satisfy constraint: Member must not be null");
            }
        }

        foreach (var (name, node) in value)
        {
            if (shape.Members.All(member => member.Name != name))
            {
                Violate(node, Under(path, name), $"Member must be known: {shape.Name} has no member '{name}'");
            }
        }
    }

    private void Value(Shape shape, JsonNode node, string path)
    {
        switch (shape)
        {
            case TextShape text when node.GetValueKind() == JsonValueKind.String:
                Text(text, node, path);
                break;
            case IntegerShape integer when node.GetValueKind() == JsonValueKind.Number && node.AsValue().TryGetValue<long>(out var number):
                Integer(integer, number, node, path);
                break;
            case NumberShape when node.GetValueKind() == JsonValueKind.Number:
                break;
            case BooleanShape when node.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                break;
            case TimestampShape when node.GetValueKind() == JsonValueKind.Number && Wire.IsInstant(node):
                break;
            case ListShape list when node is JsonArray items:
                List(list, items, path);
                break;
            case MapShape map when node is JsonObject entries:
                Map(map, entries, path);
                break;
            case StructureShape structure when node is JsonObject members:
                Structure(structure, members, path);
                break;
            default:
                _types.Add($"{path} is {Kind(node)} where {Expected(shape)} is expected");
                break;
        }
    }

    private void Text(TextShape shape, JsonNode node, string path)
    {
        var text = node.GetValue<string>();
        Length(text.Length, shape.Min, shape.Max, node, path);
        if (!shape.Matches(text))
        {
            Violate(node, path, $"Member must satisfy regular expression pattern: {shape.Pattern}");
        }

        if (shape.Values is { } values && !values.Contains(text, StringComparer.Ordinal))
        {
            Violate(node, path, $"Member must satisfy enum value set: [{string.Join(", ", values)}]");
        }
    }

    private void Integer(IntegerShape shape, long number, JsonNode node, string path)
    {
        if (number < shape.Min)
        {
            Violate(node, path, $"Member must have value greater than or equal to {shape.Min}");
        }

        if (number > shape.Max)
        {
            Violate(node, path, $"Member must have value less than or equal to {shape.Max}");
        }
    }

    private void List(ListShape shape, JsonArray items, string path)
    {
        Length(items.Count, shape.Min, shape.Max, items, path);
        for (var i = 0; i < items.Count; i++)
        {
            var itemPath = string.Create(CultureInfo.InvariantCulture, $"{path}.{i + 1}.member");
            if (items[i] is { } item)
            {
                Value(shape.Item, item, itemPath);
            }
            else
            {
                _violations.Add($"Value null at '{itemPath}' failed to satisfy constraint: Member must not be null");
            }
        }
    }

    private void Map(MapShape shape, JsonObject entries, string path)
    {
        Length(entries.Count, shape.Min, shape.Max, entries, path);
        foreach (var (key, value) in entries)
        {
            Text(shape.Key, JsonValue.Create(key), $"{path}.key");
            if (value is null)
            {
                _violations.Add($"Value null at '{path}.{key}' failed to satisfy constraint: Member must not be null");
            }
            else
            {
                Value(shape.Value, value, $"{path}.{key}");
            }
        }
    }

    private void Length(int length, int min, int? max, JsonNode node, string path)
    {
        if (length < min)
        {
            Violate(node, path, $"Member must have length greater than or equal to {min}");
        }

        if (length > max)
        {
            Violate(node, path, $"Member must have length less than or equal to {max}");
        }
    }

    private void Violate(JsonNode? node, string path, string constraint)
    {
        var text = node is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : node?.ToJsonString() ?? "null";
        _violations.Add($"Value '{text}' at '{path}' failed to satisfy constraint: {constraint}");
    }

    private static string Under(string path, string name)
    {
        // AWS names members in messages with a small first letter.
        var member = name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
        return path.Length == 0 ? member : $"{path}.{member}";
    }

    private static string Kind(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => $"the number {node.ToJsonString()}",
        _ => "a boolean",
    };

    private static string Expected(Shape shape) => shape switch
    {
        TextShape => "a string",
        IntegerShape => "a whole number",
        NumberShape => "a number",
        BooleanShape => "a boolean",
        TimestampShape => "a timestamp in epoch seconds",
        ListShape => "a list",
        _ => "an object",
    };
}
