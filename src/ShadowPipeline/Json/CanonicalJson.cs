using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Json;

/// <summary>The JSON Canonicalization Scheme (RFC 8785): one text for equal documents, so that a checksum names a document.</summary>
public static class CanonicalJson
{
    /// <summary>The canonical text, to be encoded as UTF-8.</summary>
    /// <param name="node">A document; numbers are taken as IEEE 754 doubles, as the RFC demands.</param>
    /// <exception cref="ArgumentException">A number is not finite or a text is no valid Unicode.</exception>
    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node?.GetValueKind())
        {
            case JsonValueKind.Object:
                AppendObject(text, node.AsObject());
                break;
            case JsonValueKind.Array:
                AppendArray(text, node.AsArray());
                break;
            case JsonValueKind.String:
                AppendText(text, node.GetValue<string>());
                break;
            case JsonValueKind.Number:
                text.Append(EcmaNumber.Format(double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture)));
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonObject node)
    {
        var separator = "";
        text.Append('{');
        foreach (var (key, value) in node.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            text.Append(separator);
            AppendText(text, key);
            text.Append(':');
            Append(text, value);
            separator = ",";
        }

        text.Append('}');
    }

    private static void AppendArray(StringBuilder text, JsonArray node)
    {
        var separator = "";
        text.Append('[');
        foreach (var item in node)
        {
            text.Append(separator);
            Append(text, item);
            separator = ",";
        }

        text.Append(']');
    }

    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        for (var index = 0; index < value.Length; index++)
        {
            var character = value[index];
            if (char.IsSurrogate(character) && !IsHalfOfPair(value, index))
            {
                throw new ArgumentException("The document holds text that is no valid Unicode (half of a surrogate pair).");
            }

            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }

    private static bool IsHalfOfPair(string value, int index) =>
        char.IsHighSurrogate(value[index])
            ? index + 1 < value.Length && char.IsLowSurrogate(value[index + 1])
            : index > 0 && char.IsHighSurrogate(value[index - 1]);
}
