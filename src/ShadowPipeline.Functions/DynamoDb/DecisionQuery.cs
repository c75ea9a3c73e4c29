using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>Which index answers a filter, and what is left to filter.</summary>
internal static class DecisionQuery
{
    public static QueryRequest Of(DecisionFilter filter, string table)
    {
        var (index, key, value) = filter switch
        {
            { ModelPackageGroup: { } group } => (Tables.ByGroupIndex, "modelPackageGroup", group),
            { EndpointName: { } endpoint } => (Tables.ByEndpointIndex, "endpointName", endpoint),
            _ => (Tables.NewestIndex, DecisionItem.Kind, DecisionItem.DecisionPart),
        };
        var request = new QueryRequest
        {
            TableName = table,
            IndexName = index,
            ScanIndexForward = false,
            KeyConditionExpression = "#key = :key",
            ExpressionAttributeNames = new() { ["#key"] = key },
            ExpressionAttributeValues = new() { [":key"] = new AttributeValue { S = value } },
        };

        if (filter.Since is { } since)
        {
            request.KeyConditionExpression += " AND #order >= :since";
            Name(request, "#order", DecisionItem.Order, ":since", SortableInstant.Format(since));
        }

        List<string> rest = [];
        if (filter is { ModelPackageGroup: not null, EndpointName: { } onEndpoint })
        {
            rest.Add("#endpoint = :endpoint");
            Name(request, "#endpoint", "endpointName", ":endpoint", onEndpoint);
        }

        if (filter.Decision is { } decision)
        {
            rest.Add("#decision = :decision");
            Name(request, "#decision", "decision", ":decision", decision.ToString());
        }

        request.FilterExpression = rest.Count == 0 ? null : string.Join(" AND ", rest);
        return request;
    }

    private static void Name(QueryRequest request, string name, string attribute, string placeholder, string value)
    {
        request.ExpressionAttributeNames[name] = attribute;
        request.ExpressionAttributeValues[placeholder] = new AttributeValue { S = value };
    }
}
