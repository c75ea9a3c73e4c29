#nullable enable
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Client;

/// <summary>An exception as the runtime API takes it; errorType is the class name, by which a workflow catches it.</summary>
internal static class ErrorReport
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An aggregate of one says nothing: its inner exception is the one to report.</summary>
    public static Exception CauseOf(Exception exception) =>
        exception is AggregateException { InnerExceptions: [var only] } ? CauseOf(only) : exception;

    public static byte[] Write(Exception exception)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
            Write(json, exception);
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Exception exception)
    {
        json.WriteStartObject();
        json.WriteString("errorType", exception.GetType().Name);
        json.WriteString("errorMessage", exception.Message);

        json.WriteStartArray("stackTrace");
        const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (var line in (exception.StackTrace ?? string.Empty).Split('\n', Tidy))
            json.WriteStringValue(line);
        json.WriteEndArray();

        if (exception.InnerException is { } inner)
        {
            json.WritePropertyName("cause");
            Write(json, inner);
        }

        json.WriteEndObject();
    }
}
