using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.DynamoDb;

namespace ShadowPipeline.Tests.Deployment.Checks;

/// <summary>The template's tables against the ones that the code creates on the local engine.</summary>
internal static class TableCheck
{
    private const string OfLeases = "expiresAtSeconds";

    public static IEnumerable<string> Problems(Template template)
    {
        var prefix = template.Text(new JsonObject { ["Ref"] = "NamePrefix" });
        var described = new Tables(prefix).Describe().ToDictionary(table => table.TableName);
        var tables = template.ResourcesOf("AWS::DynamoDB::Table").ToDictionary(table => template.Text(table.Value["TableName"]));
        foreach (var name in described.Keys.Concat(tables.Keys).Distinct())
        {
            if (!described.TryGetValue(name, out var code) || !tables.TryGetValue(name, out var declared))
            {
                yield return $"The table {name} is in the template or in the code, but not in both.";
                continue;
            }

            if (OfTemplate(template, declared.Value) is var deployed && deployed != OfCode(code))
            {
                yield return $"The table {name} has keys or indexes in the template that are not the code's:\n{deployed}\nand not\n{OfCode(code)}";
            }

            foreach (var problem in Protection(template, declared.Key, declared.Value))
            {
                yield return $"The table {name} {problem}.";
            }

            var expires = template.Text(declared.Value["TimeToLiveSpecification"]?["AttributeName"]);
            if (expires != (name.EndsWith("-runs", StringComparison.Ordinal) ? OfLeases : ""))
            {
                yield return $"The table {name} lets items expire that are no leases, or keeps leases for ever.";
            }
        }
    }

    private static IEnumerable<string> Protection(Template template, string id, JsonObject table)
    {
        if (template.Text(table["BillingMode"]) != "PAY_PER_REQUEST")
        {
            yield return "is not billed on demand";
        }

        if (template.Text(table["PointInTimeRecoverySpecification"]?["PointInTimeRecoveryEnabled"]) != "true")
        {
            yield return "cannot be restored to a point in time";
        }

        if (template.Text(table["DeletionProtectionEnabled"]) != template.Text(new JsonObject { ["Ref"] = "DeletionProtection" }))
        {
            yield return "is not protected as the parameter says";
        }

        if (!StorageCheck.Outlives(template, id))
        {
            yield return "goes with the stack";
        }
    }

    private static string OfTemplate(Template template, JsonObject table)
    {
        var attributes = table["AttributeDefinitions"]!.AsArray().Select(one => Pair(one!, "AttributeName", "AttributeType"));
        var indexes = (table["GlobalSecondaryIndexes"]?.AsArray() ?? []).Select(index =>
            Index(template.Text(index!["IndexName"]), Keys(index["KeySchema"]!), template.Text(index["Projection"]!["ProjectionType"])));
        return Summary(Keys(table["KeySchema"]!), attributes, indexes);

        string Keys(JsonNode keys) => string.Join(", ", keys.AsArray().Select(key => Pair(key!, "AttributeName", "KeyType")));

        string Pair(JsonNode node, string first, string second) => $"{template.Text(node[first])} {template.Text(node[second])}";
    }

    private static string OfCode(CreateTableRequest table)
    {
        var attributes = table.AttributeDefinitions.Select(one => $"{one.AttributeName} {one.AttributeType}");
        var indexes = (table.GlobalSecondaryIndexes ?? []).Select(index =>
            Index(index.IndexName, Keys(index.KeySchema), index.Projection.ProjectionType.Value));
        return Summary(Keys(table.KeySchema), attributes, indexes);

        static string Keys(List<KeySchemaElement> keys) => string.Join(", ", keys.Select(key => $"{key.AttributeName} {key.KeyType}"));
    }

    private static string Index(string name, string keys, string projection) => $"index {name}: {keys}, {projection}";

    private static string Summary(string keys, IEnumerable<string> attributes, IEnumerable<string> indexes) =>
        string.Join('\n', [$"keys: {keys}", $"attributes: {string.Join(", ", attributes.Order())}", .. indexes.Order()]);
}
