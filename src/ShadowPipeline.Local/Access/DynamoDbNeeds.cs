using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.Access;

/// <summary>What DynamoDB asks of IAM. A transaction needs what each of its parts needs, and a query of an index the index, not the table.</summary>
internal sealed class DynamoDbNeeds(AccessPlace place)
{
    public IEnumerable<AccessNeed> Of(string operation, JsonObject request) => operation switch
    {
        "GetItem" or "PutItem" or "UpdateItem" or "DeleteItem" or "DescribeTable" => [Table(operation, request)],
        "Query" or "Scan" => [request["IndexName"]?.GetValue<string>() is { } index
            ? Table(operation, request) with { Resource = Table(operation, request).Resource + "/index/" + index }
            : Table(operation, request)],
        "BatchGetItem" or "BatchWriteItem" => request["RequestItems"]!.AsObject().Select(table => Table(operation, table.Key)),
        "TransactWriteItems" => request["TransactItems"]!.AsArray().Select(item => item!.AsObject().Single()).Select(item => item.Key switch
        {
            "Put" or "Update" or "Delete" => Table(item.Key + "Item", item.Value!.AsObject()),
            "ConditionCheck" => Table("ConditionCheckItem", item.Value!.AsObject()),
            var unknown => throw RequestNeeds.Unknown("DynamoDB", $"{unknown} in a transaction"),
        }),
        "TransactGetItems" => request["TransactItems"]!.AsArray().Select(item => Table("GetItem", item!["Get"]!.AsObject())),
        _ => throw RequestNeeds.Unknown("DynamoDB", operation),
    };

    private AccessNeed Table(string action, JsonObject request) => Table(action, RequestNeeds.Text(request, "TableName"));

    private AccessNeed Table(string action, string table) =>
        new("dynamodb:" + action, table.StartsWith("arn:", StringComparison.Ordinal) ? table : place.Arn("dynamodb", "table/" + table));
}
