#nullable enable
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Client;

/// <summary>An exception as the runtime API takes it; errorType is the class name, by which a workflow catches it.</summary>
internal static class ErrorReport
{
    /// <summary>An aggregate of one says nothing: its inner exception is the one to report.</summary>
    public static Exception CauseOf(Exception exception) =>
        exception is AggregateException { InnerExceptions: [var only] } ? CauseOf(only) : exception;

    public static byte[] Write(Exception exception)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, exception);
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Exception exception)
    {
        json.WriteStartObject();
        json.WriteString("errorType", exception.GetType().Name);
        json.WriteString("errorMessage", exception.Message);

        json.WriteStartArray("stackTrace");
        foreach (var line in (exception.StackTrace ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
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
