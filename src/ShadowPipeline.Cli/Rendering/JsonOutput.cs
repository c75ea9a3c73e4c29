using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Json;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>Prints one JSON document past the console's own wrapping and colours.</summary>
internal static class JsonOutput
{
    public static void Write(IAnsiConsole console, DecisionRecord record) =>
        Write(console, JsonSerializer.Serialize(record, DomainJson.Default.DecisionRecord));

    public static void Write(IAnsiConsole console, IReadOnlyList<DecisionRecord> records) =>
        Write(console, JsonSerializer.Serialize(records, DomainJson.Default.IReadOnlyListDecisionRecord));

    public static void Write(IAnsiConsole console, Judgement judgement) =>
        Write(console, JsonSerializer.Serialize(judgement, DomainJson.Default.Judgement));

    public static void Write(IAnsiConsole console, JsonNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            node.WriteTo(writer);
        }

        Write(console, Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Write(IAnsiConsole console, string json)
    {
        var writer = console.Profile.Out.Writer;
        writer.Write(json);
        writer.Write('\n');
        writer.Flush();
    }
}
