using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Policies;

/// <summary>Lays a policy out as the sample policies are: a value each line, short objects and lists on one.</summary>
public static class PolicyText
{
    private const int Widest = 120;

    // A file is no web page: an ARN's plus sign and a name's umlaut stay what they are.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a file, with its last line's end.</summary>
    /// <param name="document">The document.</param>
    public static string Of(JsonObject document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = new StringBuilder();
        Write(text, document, indent: 0, whole: true);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int indent, bool whole = false)
    {
        if (!whole && (node is not (JsonObject or JsonArray) || OneLine(node) is { } line && indent + line.Length <= Widest && !HoldsObjects(node)))
        {
            text.Append(OneLine(node));
            return;
        }

        var (open, close) = node is JsonObject ? ('{', '}') : ('[', ']');
        var items = node is JsonObject members
            ? members.Select(member => (Key: $"{Scalar(JsonValue.Create(member.Key))}: ", member.Value))
            : node!.AsArray().Select(item => (Key: "", Value: item));
        var first = true;
        text.Append(open);
        foreach (var (key, value) in items)
        {
            text.Append(first ? "\n" : ",\n").Append(' ', indent + 2).Append(key);
            Write(text, value, indent + 2);
            first = false;
        }

        text.Append('\n').Append(' ', indent).Append(close);
    }

    private static bool HoldsObjects(JsonNode? node) => node switch
    {
        JsonObject members => members.Any(member => member.Value is JsonObject or JsonArray { Count: > 0 }),
        JsonArray items => items.Any(item => item is JsonObject or JsonArray),
        _ => false,
    };

    private static string OneLine(JsonNode? node) => node switch
    {
        JsonObject { Count: 0 } => "{}",
        JsonObject members => "{ " + string.Join(", ", members.Select(member => $"{Scalar(JsonValue.Create(member.Key))}: {OneLine(member.Value)}")) + " }",
        JsonArray items => "[" + string.Join(", ", items.Select(OneLine)) + "]",
        _ => Scalar(node),
    };

    private static string Scalar(JsonNode? node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            if (node is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                node.WriteTo(writer);
            }
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
