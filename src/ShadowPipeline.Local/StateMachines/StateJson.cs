using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.StateMachines;

/// <summary>State data as Step Functions handles it: JSON text whose size is counted in UTF-8 bytes.</summary>
internal static class StateJson
{
    /// <summary>The largest input, output or result of a state or execution, in UTF-8 bytes.</summary>
    public const int MaxPayloadBytes = 262_144;

    // Nothing is escaped that JSON does not require: escapes would count as bytes that AWS does not count.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly UTF8Encoding WholeUnicode = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="JsonException">The text is not JSON or no valid Unicode, or an object names a member twice.</exception>
    public static JsonNode? Parse(string json)
    {
        byte[] utf8;
        try
        {
            utf8 = WholeUnicode.GetBytes(json);
        }
        catch (EncoderFallbackException e)
        {
            throw new JsonException("It holds text that is no valid Unicode (half of a surrogate pair).", e);
        }

        return Parse(utf8);
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8)
    {
        // Only an escape can hide what the parser does not look at.
        if (utf8.IndexOf("\\u"u8) >= 0)
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { AllowMultipleValues = false });
            using var document = JsonDocument.ParseValue(ref reader);
            WholeText.Check(document.RootElement);
        }

        return JsonNode.Parse(utf8, documentOptions: Strict);
    }

    public static string Write(JsonNode? node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            if (node is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                node.WriteTo(writer);
            }
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static bool IsTooLarge(string json) =>
        json.Length > MaxPayloadBytes || (json.Length > MaxPayloadBytes / 3 && Encoding.UTF8.GetByteCount(json) > MaxPayloadBytes);
}
