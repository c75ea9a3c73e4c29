using System.Globalization;
using System.Text.Json;
using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.Hosting.Protocols;

/// <summary>
/// Form fields as the JSON of the same request. Text that its shape cannot be read from stays text, and fields that no shape knows stay,
/// so that the service refuses both by name.
/// </summary>
internal static class QueryDecoder
{
    // A list is dense, so its indices are small.
    private const int MostItems = 10_000;

    private static readonly string[] _instants = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The request as UTF-8 JSON.</summary>
    /// <exception cref="AwsServiceException">MalformedQueryString for a list whose items are not <c>member.1</c> to <c>member.N</c>, or a map whose entries are not so.</exception>
    public static byte[] Decode(QueryFields fields, StructureShape shape)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, fields, shape, "");
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, QueryFields field, Shape? shape, string path)
    {
        switch (shape)
        {
            case ListShape list:
                writer.WriteStartArray();
                foreach (var (index, item) in Items(field, path))
                {
                    Write(writer, item, list.Item, $"{path}.member.{index}");
                }

                writer.WriteEndArray();
                break;
            case MapShape map:
                writer.WriteStartObject();
                foreach (var (name, value) in Entries(field, path))
                {
                    writer.WritePropertyName(name);
                    Write(writer, value, map.Value, $"{path}.{name}");
                }

                writer.WriteEndObject();
                break;
            case StructureShape or null when field.Value is null:
                writer.WriteStartObject();
                foreach (var (name, member) in field.Children)
                {
                    writer.WritePropertyName(name);
                    var known = (shape as StructureShape)?.Members.FirstOrDefault(known => known.Name == name);
                    Write(writer, member, known?.Shape, path.Length == 0 ? name : $"{path}.{name}");
                }

                writer.WriteEndObject();
                break;
            default:
                WriteText(writer, field.Value ?? throw Malformed($"'{path}' has no value"), shape);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string text, Shape? shape)
    {
        switch (shape)
        {
            case IntegerShape when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole):
                writer.WriteNumberValue(whole);
                break;
            case BooleanShape when text is "true" or "false":
                writer.WriteBooleanValue(text == "true");
                break;
            case TimestampShape when DateTimeOffset.TryParseExact(text, _instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant):
                writer.WriteNumberValue(instant.ToUnixTimeMilliseconds() / 1000m);
                break;
            default:
                writer.WriteStringValue(text);
                break;
        }
    }

    private static IEnumerable<(int Index, QueryFields Item)> Items(QueryFields list, string path)
    {
        // A list without items is a field without a value.
        if (list.Value is { } text)
        {
            return text.Length == 0 ? [] : throw Malformed($"'{path}' is a list, not '{text}'");
        }

        return Numbered(list, "member", path);
    }

    // A map is entry.1.Name and entry.1.Value, entry.2.Name and so on.
    private static List<(string Name, QueryFields Value)> Entries(QueryFields map, string path)
    {
        var entries = new List<(string Name, QueryFields Value)>();
        foreach (var (index, entry) in Numbered(map, "entry", path))
        {
            if (entry.Children.Count != 2 || entry.Children.GetValueOrDefault("Name")?.Value is not { } name || !entry.Children.TryGetValue("Value", out var value)
                || entries.Exists(known => known.Name == name))
            {
                throw Malformed($"'{path}.entry.{index}' is no Name of its own with a Value");
            }

            entries.Add((name, value));
        }

        return entries;
    }

    private static IEnumerable<(int Index, QueryFields Item)> Numbered(QueryFields list, string word, string path)
    {
        if (list.Children.Count != 1 || !list.Children.TryGetValue(word, out var members) || members.Children.Count is 0 or > MostItems)
        {
            throw Malformed($"'{path}' is not {path}.{word}.1 and so on");
        }

        return Enumerable.Range(1, members.Children.Count).Select(index => (
            index,
            members.Children.GetValueOrDefault(index.ToString(CultureInfo.InvariantCulture)) ?? throw Malformed($"'{path}.{word}.{index}' is missing")));
    }

    private static AwsServiceException Malformed(string problem) => new("MalformedQueryString", $"The query string is malformed: {problem}.");
}
