using System.Formats.Cbor;
using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.Hosting.Protocols;

/// <summary>A service's JSON answer as CBOR: its shape tells instants from numbers.</summary>
internal static class CborEncoder
{
    public static byte[] Encode(JsonObject answer, StructureShape shape)
    {
        var writer = new CborWriter();
        Write(writer, answer, shape);
        return writer.Encode();
    }

    private static void Write(CborWriter writer, JsonNode value, Shape shape)
    {
        switch (shape)
        {
            case StructureShape structure:
                var members = value.AsObject().Where(member => member.Value is not null).ToList();
                writer.WriteStartMap(members.Count);
                foreach (var (name, member) in members)
                {
                    writer.WriteTextString(name);
                    Write(writer, member!, structure.Members.Single(known => known.Name == name).Shape);
                }

                writer.WriteEndMap();
                break;
            case ListShape list:
                var items = value.AsArray();
                writer.WriteStartArray(items.Count);
                foreach (var item in items)
                {
                    Write(writer, item!, list.Item);
                }

                writer.WriteEndArray();
                break;
            case TimestampShape:
                writer.WriteUnixTimeSeconds(Number(value));
                break;
            case NumberShape:
                writer.WriteDouble(Number(value));
                break;
            case TextShape:
                writer.WriteTextString(value.GetValue<string>());
                break;
            default:
                throw new InvalidOperationException($"CBOR answers hold no {shape.GetType().Name} here.");
        }
    }

    // A service may give a number of any type.
    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
}
