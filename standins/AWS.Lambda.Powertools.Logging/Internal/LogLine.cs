#nullable enable
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>The keys of one line: the standard ones cannot be overwritten, of the others the last one stands.</summary>
internal sealed class LogLine(LoggerSettings settings)
{
    private static readonly HashSet<string> Reserved =
    [
        "level", "log_level", "message", "timestamp", "service", "cold_start", "xray_trace_id", "name", "sampling_rate", "exception",
        "correlation_id", "function_name", "function_version", "function_memory_size", "function_arn", "function_request_id",
    ];

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(string Key, Action<Utf8JsonWriter> Write)> _entries = [];

    public void AddStandard(string key, object value) => Put(key, json => settings.Values.Write(json, value, asObject: false));

    public void AddExtra(string key, object? value, bool asObject = false)
    {
        var canonical = KeyCase.Spell(key, LoggerOutputCase.SnakeCase);
        if (!string.IsNullOrWhiteSpace(key) && !Reserved.Contains(canonical))
            Put(key, json => settings.Values.Write(json, value, asObject));
    }

    public void AddException(Exception exception) => Put("Exception", json => WriteException(json, exception));

    public override string ToString()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (var (key, write) in _entries)
            {
                json.WritePropertyName(key);
                write(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private void Put(string key, Action<Utf8JsonWriter> write)
    {
        var spelled = KeyCase.Spell(key, settings.OutputCase);
        var at = _entries.FindIndex(entry => entry.Key == spelled);
        if (at < 0)
            _entries.Add((spelled, write));
        else
            _entries[at] = (spelled, write);
    }

    private void WriteException(Utf8JsonWriter json, Exception exception)
    {
        json.WriteStartObject();
        json.WriteString(Spelled("Type"), exception.GetType().FullName);
        json.WriteString(Spelled("Message"), exception.Message);
        if (exception.Source is not null)
            json.WriteString(Spelled("Source"), exception.Source);
        if (exception.StackTrace is not null)
            json.WriteString(Spelled("StackTrace"), exception.StackTrace);
        if (exception.InnerException is { } inner)
        {
            json.WritePropertyName(Spelled("InnerException"));
            WriteException(json, inner);
        }

        json.WriteEndObject();
    }

    private string Spelled(string key) => KeyCase.Spell(key, settings.OutputCase);
}
