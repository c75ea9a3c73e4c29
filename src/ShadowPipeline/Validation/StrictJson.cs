using System.Text.Json;

namespace ShadowPipeline.Validation;

/// <summary>Parses what people wrote, and says where it is no JSON.</summary>
internal static class StrictJson
{
    /// <summary>The document, or null and the one problem that makes the text no JSON.</summary>
    public static JsonDocument? Parse(string json, out Problem? problem)
    {
        ArgumentNullException.ThrowIfNull(json);
        problem = null;
        try
        {
            var document = JsonDocument.Parse(json);
            RefuseBrokenText(document.RootElement);
            return document;
        }
        catch (JsonException exception) when (exception.LineNumber is { } line)
        {
            var place = $"line {line + 1}, column {exception.BytePositionInLine + 1}";
            problem = new Problem(JsonPath.Root, $"is not JSON: {place}: {FirstSentence(exception.Message)}");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            problem = new Problem(JsonPath.Root, "is not JSON: it holds text that is no valid Unicode (half of a surrogate pair)");
        }

        return null;
    }

    // The parser accepts an escaped half of a surrogate pair and throws only when the text is read.
    private static void RefuseBrokenText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    RefuseBrokenText(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    RefuseBrokenText(property.Value);
                }

                break;
        }
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
