using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>Records as native DynamoDB attributes, by way of their JSON: what the CLI prints is what the item holds.</summary>
internal static class AttributeJson
{
    /// <summary>The attributes of a record.</summary>
    /// <exception cref="PermanentServiceException">It holds a number that DynamoDB cannot store, such as NaN.</exception>
    public static Dictionary<string, AttributeValue> ToItem<T>(T record, JsonTypeInfo<T> type)
    {
        try
        {
            return ToMap(JsonSerializer.SerializeToNode(record, type)!.AsObject());
        }
        catch (ArgumentException e)
        {
            // How the serializer refuses NaN and infinities.
            throw new PermanentServiceException($"{typeof(T).Name} cannot be stored: {e.Message}", e);
        }
    }

    /// <summary>The record of an item. Attributes that the record does not know, such as index keys, are passed over.</summary>
    /// <exception cref="PermanentServiceException">The item is no such record.</exception>
    public static T FromItem<T>(Dictionary<string, AttributeValue> item, JsonTypeInfo<T> type)
    {
        try
        {
            return FromMap(item).Deserialize(type) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new PermanentServiceException($"A stored item is no {typeof(T).Name}: {e.Message}", e);
        }
    }

    public static AttributeValue ToAttribute(JsonNode? node) => node switch
    {
        null => new AttributeValue { NULL = true },
        JsonObject map => new AttributeValue { M = ToMap(map), IsMSet = true },
        JsonArray list => new AttributeValue { L = [.. list.Select(ToAttribute)], IsLSet = true },
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => new AttributeValue { S = node.GetValue<string>() },
            JsonValueKind.Number => new AttributeValue { N = NumberText.Check(node.ToJsonString()) },
            JsonValueKind.True => new AttributeValue { BOOL = true },
            JsonValueKind.False => new AttributeValue { BOOL = false },
            JsonValueKind.Null => new AttributeValue { NULL = true },
            var kind => throw new PermanentServiceException($"A JSON value of kind {kind} cannot be stored in DynamoDB."),
        },
    };

    public static JsonNode? FromAttribute(AttributeValue value) => value switch
    {
        { NULL: true } => null,
        { S: { } text } => JsonValue.Create(text),
        { N: { } number } => JsonNode.Parse(number),
        { BOOL: { } flag } => JsonValue.Create(flag),
        { M: { } map } when value.IsMSet => FromMap(map),
        { L: { } list } when value.IsLSet => new JsonArray([.. list.Select(FromAttribute)]),
        _ => throw new PermanentServiceException("A stored attribute is a set or binary, which no record here holds."),
    };

    private static Dictionary<string, AttributeValue> ToMap(JsonObject map) =>
        map.ToDictionary(pair => pair.Key, pair => ToAttribute(pair.Value));

    // Sorted, because DynamoDB gives names in any order: a record is printed the same every time.
    private static JsonObject FromMap(Dictionary<string, AttributeValue> map) =>
        new(map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, FromAttribute(pair.Value))));
}
