using System.Text;
using System.Text.Json;

namespace ShadowPipeline.Validation;

/// <summary>Parses what people wrote, and says where it is no JSON.</summary>
internal static class StrictJson
{
    private const string BrokenUnicode = "is not JSON: it holds text that is no valid Unicode (half of a surrogate pair)";

    /// <summary>The document, or null and the one problem that makes the text no JSON.</summary>
    public static JsonDocument? Parse(string json, out Problem? problem)
    {
        ArgumentNullException.ThrowIfNull(json);
        problem = null;
        try
        {
            var document = JsonDocument.Parse(json);
            problem = BrokenText(json);
            if (problem is null)
            {
                return document;
            }

            document.Dispose();
        }
        catch (JsonException exception) when (exception.LineNumber is { } line)
        {
            var position = TextPosition.OfByteInLine(Encoding.UTF8.GetBytes(json), line, exception.BytePositionInLine ?? 0);
            problem = new Problem(JsonPath.Root, $"is not JSON: {InWords(exception.Message)}") { Position = position };
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            problem = new Problem(JsonPath.Root, BrokenUnicode);
        }

        return null;
    }

    // The parser accepts an escaped half of a surrogate pair and throws only when the text is read.
    private static Problem? BrokenText(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            try
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }
            catch (InvalidOperationException)
            {
                return new Problem(JsonPath.Root, BrokenUnicode) { Position = TextPosition.OfByte(bytes, reader.TokenStartIndex) };
            }
        }

        return null;
    }

    private static string InWords(string message)
    {
        // What the parser calls a depth and a mode, its readers never heard of.
        var sentence = message.Contains("depth to be zero", StringComparison.Ordinal) ? "the text ends within an object or list"
            : message.Contains("trailing comma", StringComparison.Ordinal) ? "a comma stands before the end of an object or list"
            : message.Contains("does not contain any JSON", StringComparison.Ordinal) ? "the text is empty"
            : message;
        var end = sentence.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? sentence : sentence[..end]).TrimEnd('.');
    }
}
