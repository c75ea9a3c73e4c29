#nullable enable
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>Writes a value without reflection: what has no JSON form of its own, and no metadata, is written as text.</summary>
internal sealed class ValueWriter(JsonSerializerOptions? options)
{
    public void Write(Utf8JsonWriter json, object? value, bool asObject)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case short or byte or sbyte or ushort or uint:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case float number when float.IsFinite(number): json.WriteNumberValue(number); break;
            case DateTime time: json.WriteStringValue(time); break;
            case DateTimeOffset time: json.WriteStringValue(time); break;
            case Guid id: json.WriteStringValue(id); break;
            case JsonElement element: element.WriteTo(json); break;
            case IEnumerable<KeyValuePair<string, object?>> map: WriteMap(json, map, asObject); break;
            case IEnumerable<string> texts: WriteTexts(json, texts); break;
            default: WriteOther(json, value, asObject); break;
        }
    }

    private void WriteMap(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> map, bool asObject)
    {
        json.WriteStartObject();
        foreach (var (key, value) in map)
        {
            json.WritePropertyName(key);
            Write(json, value, asObject);
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private void WriteOther(Utf8JsonWriter json, object value, bool asObject)
    {
        if (asObject && MetadataOf(value) is { } metadata)
            JsonSerializer.Serialize(json, value, metadata);
        else
            json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
    }

    private JsonTypeInfo? MetadataOf(object value) => options?.TypeInfoResolver?.GetTypeInfo(value.GetType(), options);
}
