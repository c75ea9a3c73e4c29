using System.Formats.Cbor;
using System.Text.Json;
using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.Hosting.Protocols;

/// <summary>CBOR as the JSON of the same request. What JSON cannot say is refused; members that no shape knows stay, so that the service names them.</summary>
internal static class CborDecoder
{
    /// <summary>The request as UTF-8 JSON.</summary>
    /// <exception cref="AwsServiceException">SerializationException.</exception>
    public static byte[] Decode(ReadOnlyMemory<byte> body, StructureShape shape)
    {
        if (body.IsEmpty)
        {
            return [];
        }

        try
        {
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                var reader = new CborReader(body, CborConformanceMode.Strict);
                Write(writer, reader, shape, "");
            }

            return buffer.ToArray();
        }
        catch (Exception exception) when (exception is CborContentException or InvalidOperationException or OverflowException)
        {
            throw Refused($"The request body is not CBOR that is served here: {exception.Message}");
        }
    }

    private static void Write(Utf8JsonWriter writer, CborReader reader, Shape? shape, string path)
    {
        switch (reader.PeekState())
        {
            case CborReaderState.StartMap:
                reader.ReadStartMap();
                writer.WriteStartObject();
                while (reader.PeekState() != CborReaderState.EndMap)
                {
                    var name = reader.ReadTextString();
                    writer.WritePropertyName(name);
                    var known = (shape as StructureShape)?.Members.FirstOrDefault(member => member.Name == name);
                    Write(writer, reader, known?.Shape, path.Length == 0 ? name : $"{path}.{name}");
                }

                reader.ReadEndMap();
                writer.WriteEndObject();
                break;
            case CborReaderState.StartArray:
                reader.ReadStartArray();
                writer.WriteStartArray();
                for (var index = 1; reader.PeekState() != CborReaderState.EndArray; index++)
                {
                    Write(writer, reader, (shape as ListShape)?.Item, $"{path}.{index}");
                }

                reader.ReadEndArray();
                writer.WriteEndArray();
                break;
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                writer.WriteStringValue(reader.ReadTextString());
                break;
            case CborReaderState.Boolean:
                writer.WriteBooleanValue(reader.ReadBoolean());
                break;
            case CborReaderState.Null:
                reader.ReadNull();
                writer.WriteNullValue();
                break;
            case CborReaderState.Tag when shape is TimestampShape && reader.ReadTag() == CborTag.UnixTimeSeconds:
                WriteNumber(writer, reader, new NumberShape(), path);
                break;
            default:
                WriteNumber(writer, reader, shape, path);
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, CborReader reader, Shape? shape, string path)
    {
        switch (reader.PeekState())
        {
            // An untagged number is a number, no instant.
            case CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger when shape is not TimestampShape:
                writer.WriteNumberValue(reader.ReadInt64());
                break;
            case CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat
                when shape is not (TimestampShape or IntegerShape):
                var number = reader.ReadDouble();
                writer.WriteNumberValue(double.IsFinite(number) ? number : throw Refused($"{path} is {number}, which is no number that is served here."));
                break;
            case var state:
                throw Refused($"{path} is {state} where {Expected(shape)} is expected.");
        }
    }

    private static string Expected(Shape? shape) => shape switch
    {
        TimestampShape => "an instant with tag 1",
        IntegerShape => "a whole number",
        _ => "a map, a list, text, a number, a boolean or null",
    };

    private static AwsServiceException Refused(string message) => new("SerializationException", message);
}
