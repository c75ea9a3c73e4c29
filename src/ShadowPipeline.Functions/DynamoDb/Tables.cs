using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>The tables: their names, keys and indexes. template.yaml declares the same.</summary>
internal sealed partial class Tables
{
    public const string DefaultPrefix = "shadow-pipeline";

    /// <summary>Index over decisions by <see cref="DecisionItem.Kind"/>: all of them, by time.</summary>
    public const string NewestIndex = "newest";

    /// <summary>Index over decisions by model package group and time.</summary>
    public const string ByGroupIndex = "by-group";

    /// <summary>Index over decisions by endpoint and time.</summary>
    public const string ByEndpointIndex = "by-endpoint";

    /// <summary>Sparse index over what waits in any queue, by approval time.</summary>
    public const string OpenIndex = "open";

    public Tables(string prefix)
    {
        if (!PrefixPattern().IsMatch(prefix))
        {
            throw new ArgumentException(
                $"The table prefix '{prefix}' must be 3 to 200 characters of a-z A-Z 0-9 _ - and full stop.", nameof(prefix));
        }

        Decisions = $"{prefix}-decisions";
        Runs = $"{prefix}-runs";
        Policies = $"{prefix}-policies";
    }

    /// <summary>One decision item a run, and one release item beside it.</summary>
    public string Decisions { get; }

    /// <summary>Approvals, runs, leases and queues.</summary>
    public string Runs { get; }

    /// <summary>Every version of every policy.</summary>
    public string Policies { get; }

    /// <summary>The requests that create the tables, billed on demand.</summary>
    public IReadOnlyList<CreateTableRequest> Describe() =>
    [
        Table(Decisions, ("id", ScalarAttributeType.S), ("part", ScalarAttributeType.S),
        [
            Index(NewestIndex, DecisionItem.Kind, DecisionItem.Order, ProjectionType.ALL),
            Index(ByGroupIndex, "modelPackageGroup", DecisionItem.Order, ProjectionType.ALL),
            Index(ByEndpointIndex, "endpointName", DecisionItem.Order, ProjectionType.ALL),
        ]),
        Table(Runs, (RunKeys.Partition, ScalarAttributeType.S), (RunKeys.Sort, ScalarAttributeType.S),
        [
            Index(OpenIndex, RunKeys.Open, RunKeys.Sort, ProjectionType.KEYS_ONLY),
        ]),
        Table(Policies, ("modelPackageGroup", ScalarAttributeType.S), ("version", ScalarAttributeType.N), []),
    ];

    private static CreateTableRequest Table(
        string name,
        (string Name, ScalarAttributeType Type) hash,
        (string Name, ScalarAttributeType Type) range,
        List<GlobalSecondaryIndex> indexes)
    {
        var attributes = new Dictionary<string, ScalarAttributeType> { [hash.Name] = hash.Type, [range.Name] = range.Type };
        foreach (var key in indexes.SelectMany(index => index.KeySchema))
        {
            attributes.TryAdd(key.AttributeName, ScalarAttributeType.S);
        }

        return new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = Keys(hash.Name, range.Name),
            AttributeDefinitions = [.. attributes.Select(attribute => new AttributeDefinition(attribute.Key, attribute.Value))],
            GlobalSecondaryIndexes = indexes.Count == 0 ? null : indexes,
        };
    }

    private static GlobalSecondaryIndex Index(string name, string hash, string range, ProjectionType projection) => new()
    {
        IndexName = name,
        KeySchema = Keys(hash, range),
        Projection = new Projection { ProjectionType = projection },
    };

    private static List<KeySchemaElement> Keys(string hash, string range) => [new(hash, KeyType.HASH), new(range, KeyType.RANGE)];

    // The longest suffix is "-decisions", and a table's name has at most 255 characters.
    [GeneratedRegex(@"\A[a-zA-Z0-9_.-]{3,200}\z")]
    private static partial Regex PrefixPattern();
}
