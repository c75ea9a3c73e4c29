using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Json;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>A run as an item.</summary>
internal static class RunItem
{
    public static Dictionary<string, AttributeValue> Of(Run run)
    {
        var item = AttributeJson.ToItem(run, DomainJson.Default.Run);

        // As text: a map has no order in DynamoDB, and results are listed in the order of the policy's limits.
        item["policy"].M["document"] = new AttributeValue { S = run.Policy.Document.ToJsonString() };
        foreach (var (name, value) in RunKeys.Run(run.Id))
        {
            item.Add(name, value);
        }

        ItemSize.Check($"Run {run.Id}", item);
        return item;
    }

    public static Run ToRun(Dictionary<string, AttributeValue> item)
    {
        var text = item["policy"].M["document"].S;
        item["policy"].M["document"] = AttributeJson.ToAttribute(new JsonObject());
        var run = AttributeJson.FromItem(item, DomainJson.Default.Run);
        try
        {
            return run with { Policy = run.Policy with { Document = JsonNode.Parse(text)!.AsObject() } };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new PermanentServiceException($"The stored policy of run {run.Id} is no JSON object: {e.Message}", e);
        }
    }
}
