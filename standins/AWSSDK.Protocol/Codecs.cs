using System.Globalization;
using System.Text.Json;
using Amazon.Runtime;

namespace Amazon.StandIns;

/// <summary>The codecs that every service shares.</summary>
internal static class Codecs
{
    public static readonly Codec<string> Text =
        new DelegateCodec<string>((w, v) => w.WriteStringValue(v), j => j.GetString());

    public static readonly Codec<int> Integer =
        new DelegateCodec<int>((w, v) => w.WriteNumberValue(v), j => j.GetInt32());

    public static readonly Codec<bool> Flag =
        new DelegateCodec<bool>((w, v) => w.WriteBooleanValue(v), j => j.GetBoolean());

    public static readonly Codec<float> Single = new DelegateCodec<float>(
        (w, v) => WriteReal(w, v, float.IsFinite(v), (x, n) => x.WriteNumberValue(n)),
        j => j.ValueKind == JsonValueKind.String ? float.Parse(j.GetString(), CultureInfo.InvariantCulture) : j.GetSingle());

    public static readonly Codec<double> Real = new DelegateCodec<double>(
        (w, v) => WriteReal(w, v, double.IsFinite(v), (x, n) => x.WriteNumberValue(n)),
        j => j.ValueKind == JsonValueKind.String ? double.Parse(j.GetString(), CultureInfo.InvariantCulture) : j.GetDouble());

    public static readonly Codec<DateTime> Timestamp = new TimestampCodec();

    public static Codec<T> Constant<T>(Func<string, T> find) where T : ConstantClass =>
        new DelegateCodec<T>((w, v) => w.WriteStringValue(v.Value), j => find(j.GetString()));

    public static Codec<List<T>> List<T>(Codec<T> item) => new ListCodec<T>(item);

    public static Codec<Dictionary<string, T>> Map<T>(Codec<T> value) => new MapCodec<T>(value);

    // JSON has no NaN and no infinities; AWS sends and takes their names as strings.
    private static void WriteReal<T>(Utf8JsonWriter writer, T value, bool isFinite, Action<Utf8JsonWriter, T> write)
        where T : IFormattable
    {
        if (isFinite)
        {
            write(writer, value);
        }
        else
        {
            writer.WriteStringValue(value.ToString(null, CultureInfo.InvariantCulture));
        }
    }

    private sealed class DelegateCodec<T>(Action<Utf8JsonWriter, T> write, Func<JsonElement, T> read) : Codec<T>
    {
        public override void Write(Utf8JsonWriter writer, T value) => write(writer, value);

        public override T Read(JsonElement json) => read(json);
    }
}
