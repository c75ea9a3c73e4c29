using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.Hosting.Shapes;

/// <summary>Reads and writes members of checked requests and of answers.</summary>
internal static class Wire
{
    // The range of DateTimeOffset, in whole seconds.
    private const double FirstSecond = -62_135_596_800;
    private const double LastSecond = 253_402_300_799;

    public static string? Text(this JsonObject node, string name) => node[name]?.GetValue<string>();

    public static int? Whole(this JsonObject node, string name) =>
        node[name] is { } value ? (int)Math.Min(value.GetValue<long>(), int.MaxValue) : null;

    public static DateTimeOffset? Instant(this JsonObject node, string name) => node[name] is { } value ? ToInstant(value) : null;

    public static IEnumerable<JsonObject> Objects(this JsonObject node, string name) =>
        node[name] is JsonArray array ? array.OfType<JsonObject>() : [];

    /// <summary>Epoch seconds with milliseconds, as AWS writes timestamps in JSON.</summary>
    public static JsonNode Seconds(DateTimeOffset instant)
    {
        var milliseconds = instant.ToUnixTimeMilliseconds();
        return milliseconds % 1000 == 0 ? JsonValue.Create(milliseconds / 1000) : JsonValue.Create(milliseconds / 1000m);
    }

    /// <summary>An array of nodes.</summary>
    public static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];

    /// <summary>Sets a member unless its value is null: AWS leaves out what it does not know.</summary>
    public static JsonObject With(this JsonObject node, string name, JsonNode? value)
    {
        if (value is not null)
        {
            node[name] = value;
        }

        return node;
    }

    /// <summary>Drops members that are null.</summary>
    public static JsonObject WithoutNulls(this JsonObject node)
    {
        foreach (var name in node.Where(member => member.Value is null).Select(member => member.Key).ToList())
        {
            node.Remove(name);
        }

        return node;
    }

    internal static bool IsInstant(JsonNode node) => node.GetValue<double>() is >= FirstSecond and <= LastSecond;

    private static DateTimeOffset ToInstant(JsonNode node) =>
        DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(node.GetValue<double>() * 1000));
}
