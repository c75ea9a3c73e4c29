using System.Text.Json;

namespace Amazon.StandIns;

/// <summary>
/// A structure of a service's model as a table of its members. What is null is not written; what the table does not
/// name, or is null on the wire, is left alone when read, so that a newer service does not break an older client.
/// </summary>
internal sealed class Shape<T> : Codec<T> where T : class, new()
{
    private readonly Dictionary<string, Action<T, JsonElement>> _readers = [];
    private readonly List<Action<Utf8JsonWriter, T>> _writers = [];

    public Shape<T> Member<V>(string name, Codec<V> codec, Func<T, V> get, Action<T, V> set) where V : class
    {
        _readers.Add(name, (target, json) => set(target, codec.Read(json)));
        _writers.Add((writer, source) =>
        {
            if (get(source) is { } value)
            {
                writer.WritePropertyName(name);
                codec.Write(writer, value);
            }
        });
        return this;
    }

    public Shape<T> Optional<V>(string name, Codec<V> codec, Func<T, V?> get, Action<T, V?> set) where V : struct
    {
        _readers.Add(name, (target, json) => set(target, codec.Read(json)));
        _writers.Add((writer, source) =>
        {
            if (get(source) is { } value)
            {
                writer.WritePropertyName(name);
                codec.Write(writer, value);
            }
        });
        return this;
    }

    public override void Write(Utf8JsonWriter writer, T value)
    {
        writer.WriteStartObject();
        foreach (var write in _writers)
        {
            write(writer, value);
        }

        writer.WriteEndObject();
    }

    public override T Read(JsonElement json)
    {
        var value = new T();
        foreach (var property in json.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null && _readers.TryGetValue(property.Name, out var read))
            {
                read(value, property.Value);
            }
        }

        return value;
    }
}
