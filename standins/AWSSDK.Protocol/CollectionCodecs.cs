using System.Text.Json;

namespace Amazon.StandIns;

internal sealed class ListCodec<T>(Codec<T> item) : Codec<List<T>>
{
    public override void Write(Utf8JsonWriter writer, List<T> value)
    {
        writer.WriteStartArray();
        foreach (var element in value)
        {
            item.Write(writer, element);
        }

        writer.WriteEndArray();
    }

    public override List<T> Read(JsonElement json)
    {
        var list = new List<T>(json.GetArrayLength());
        foreach (var element in json.EnumerateArray())
        {
            list.Add(item.Read(element));
        }

        return list;
    }
}

internal sealed class MapCodec<T>(Codec<T> item) : Codec<Dictionary<string, T>>
{
    public override void Write(Utf8JsonWriter writer, Dictionary<string, T> value)
    {
        writer.WriteStartObject();
        foreach (var (key, element) in value)
        {
            writer.WritePropertyName(key);
            item.Write(writer, element);
        }

        writer.WriteEndObject();
    }

    public override Dictionary<string, T> Read(JsonElement json)
    {
        var map = new Dictionary<string, T>();
        foreach (var property in json.EnumerateObject())
        {
            map[property.Name] = item.Read(property.Value);
        }

        return map;
    }
}
