using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Decisions;
using ShadowPipeline.Json;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>A decision and its release as items: the contract's fields, and what the indexes need.</summary>
internal static class DecisionItem
{
    /// <summary>The same on every decision: the partition of the index over all of them.</summary>
    public const string Kind = "kind";

    /// <summary>The time of the decision as a sort key, then the id.</summary>
    public const string Order = "decidedAtOrder";

    public const string DecisionPart = "decision";
    public const string ReleasePart = "release";

    public static Dictionary<string, AttributeValue> Key(string id, string part) => new()
    {
        ["id"] = new AttributeValue { S = id },
        ["part"] = new AttributeValue { S = part },
    };

    public static Dictionary<string, AttributeValue> Of(DecisionRecord record)
    {
        var item = AttributeJson.ToItem(record, DomainJson.Default.DecisionRecord);
        item.Remove("release"); // An item of its own, because it is written later.
        item["part"] = new AttributeValue { S = DecisionPart };
        item[Kind] = new AttributeValue { S = DecisionPart };
        item[Order] = new AttributeValue { S = $"{SortableInstant.Format(record.DecidedAt)}#{record.Id}" };
        ItemSize.Check($"Decision record {record.Id}", item);
        return item;
    }

    public static Dictionary<string, AttributeValue> Of(string id, ReleaseRecord release)
    {
        var item = AttributeJson.ToItem(release, DomainJson.Default.ReleaseRecord);
        foreach (var (name, value) in Key(id, ReleasePart))
        {
            item.Add(name, value);
        }

        return item;
    }

    public static DecisionRecord ToDecision(Dictionary<string, AttributeValue> item) =>
        AttributeJson.FromItem(item, DomainJson.Default.DecisionRecord);

    public static ReleaseRecord ToRelease(Dictionary<string, AttributeValue> item) =>
        AttributeJson.FromItem(item, DomainJson.Default.ReleaseRecord);
}
