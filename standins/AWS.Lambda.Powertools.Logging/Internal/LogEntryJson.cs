#nullable enable
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>
/// Writes an entry with the metadata of a few types and of none besides: a value of another type is refused with NotSupportedException, and NaN and
/// infinities with ArgumentException, as System.Text.Json does for the official package in an executable without dynamic code.
/// </summary>
internal sealed class LogEntryJson
{
    private readonly JsonSerializerOptions _options;

    public LogEntryJson(LoggerOutputCase outputCase, JsonSerializerOptions? configured)
    {
        _options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = configured?.DefaultIgnoreCondition ?? JsonIgnoreCondition.Never,
            MaxDepth = configured?.MaxDepth ?? 0,
            NumberHandling = configured?.NumberHandling ?? JsonNumberHandling.Strict,
            WriteIndented = configured?.WriteIndented ?? false,
            PropertyNamingPolicy = NamingPolicy(outputCase, configured?.PropertyNamingPolicy),
            DictionaryKeyPolicy = NamingPolicy(outputCase, configured?.DictionaryKeyPolicy),
            TypeInfoResolver = JsonTypeInfoResolver.Combine(configured?.TypeInfoResolver, KnownTypes.Default),
        };
        _options.Converters.Add(new LevelByName());
    }

    public string Write(Dictionary<string, object?> entry) => JsonSerializer.Serialize(entry, _options.GetTypeInfo(typeof(object)));

    // Keys are spelled where they are written, so that two which differ only in their case stand on the line twice.
    private static JsonNamingPolicy NamingPolicy(LoggerOutputCase outputCase, JsonNamingPolicy? configured) => outputCase switch
    {
        LoggerOutputCase.CamelCase => JsonNamingPolicy.CamelCase,
        LoggerOutputCase.PascalCase => FirstLetterUpper.Instance,
        _ => configured ?? JsonNamingPolicy.SnakeCaseLower,
    };

    private sealed class FirstLetterUpper : JsonNamingPolicy
    {
        public static FirstLetterUpper Instance { get; } = new();

        public override string ConvertName(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
    }

    private sealed class LevelByName : JsonConverter<LogLevel>
    {
        public override LogLevel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, LogLevel value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

/// <summary>What can stand on a line. The official context knows these, and through its other members some that no line of ours needs.</summary>
[JsonSerializable(typeof(Dictionary<string, object>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(IEnumerable<object>))]
[JsonSerializable(typeof(IEnumerable<string>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(DateTime))]
[JsonSerializable(typeof(DateOnly))]
[JsonSerializable(typeof(TimeOnly))]
[JsonSerializable(typeof(LogLevel))]
internal sealed partial class KnownTypes : JsonSerializerContext;
