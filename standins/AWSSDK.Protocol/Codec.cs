using System.Text.Json;

namespace Amazon.StandIns;

/// <summary>How one type travels in AWS JSON: a pair of functions, no reflection.</summary>
internal abstract class Codec<T>
{
    public abstract void Write(Utf8JsonWriter writer, T value);

    public abstract T Read(JsonElement json);
}
