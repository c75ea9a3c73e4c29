using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ShadowPipeline.Tests.Documentation;

namespace ShadowPipeline.Tests.Architecture;

/// <summary>The pages hold what the product has.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Pages => [.. DocumentPage.Names];

    [Fact]
    public void PoliciesPage_NamesEveryKeyAndDefaultOfTheSchema()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Repository.PathOf("policies", "policy.schema.json")))!.AsObject();
        var rows = File.ReadAllLines(Repository.PathOf("docs", "policies.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        var keys = Keys(schema["properties"]!.AsObject(), schema["definitions"]!.AsObject(), "").ToList();

        keys.Count.ShouldBeGreaterThan(30);
        foreach (var (path, property) in keys)
        {
            var row = rows.Where(row => row.StartsWith($"| `{path}` |", StringComparison.Ordinal)).ToList().ShouldHaveSingleItem(path);
            if (property["default"] is { } value and not (JsonArray or JsonObject))
            {
                row.Split('|')[^2].Trim().Trim('`').ShouldBe(value.ToString(), path);
            }
        }

        rows.Count.ShouldBe(keys.Count, "every row is about a key of the schema");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_LinksWithinTheRepository_LeadSomewhere(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        var links = Link().Matches(File.ReadAllText(Repository.PathOf(page))).Select(match => match.Groups[1].Value.Split('#')[0])
            .Where(link => !link.Contains("://", StringComparison.Ordinal));

        links.ShouldAllBe(link => Path.Exists(Path.Combine(folder, link)));
    }

    private static IEnumerable<(string Path, JsonNode Property)> Keys(JsonObject properties, JsonObject definitions, string prefix)
    {
        foreach (var (name, property) in properties)
        {
            yield return (prefix + name, property!);
            var nested = Referenced(property!).SelectMany(reference => Nested(definitions[reference]!, definitions, Inside(prefix, name, property!)))
                .DistinctBy(key => key.Path);
            foreach (var key in nested)
            {
                yield return key;
            }
        }
    }

    private static IEnumerable<(string Path, JsonNode Property)> Nested(JsonNode definition, JsonObject definitions, string prefix) =>
        definition["properties"] is JsonObject properties
            ? Keys(properties, definitions, prefix)
            : Referenced(definition).SelectMany(reference => Nested(definitions[reference]!, definitions, prefix));

    private static string Inside(string prefix, string name, JsonNode property) =>
        prefix + name + (property["items"] is null ? "." : "[].");

    private static IEnumerable<string> Referenced(JsonNode node) => node switch
    {
        JsonObject members when members["$ref"] is { } reference => [((string)reference!).Split('/')[^1]],
        JsonObject members => new[] { "items", "oneOf", "anyOf" }.SelectMany(key => members[key] is { } inner ? Referenced(inner) : []),
        JsonArray items => items.SelectMany(item => Referenced(item!)),
        _ => [],
    };

    [GeneratedRegex(@"\]\(([^)#]+)")]
    private static partial Regex Link();
}
