using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>Where things are in the runs table.</summary>
internal static class RunKeys
{
    public const string Partition = "pk";
    public const string Sort = "sk";

    /// <summary>Set on queue items only, so that the index over it holds what is open.</summary>
    public const string Open = "open";

    public const string OpenValue = "queue";
    public const string QueuePrefix = "queue#";

    /// <summary>The one partition of what concerns the whole deployment.</summary>
    public const string DrainPartition = "drain";

    public const string HeldPrefix = "held#";
    private const string EndpointPrefix = "endpoint#";

    public static Dictionary<string, AttributeValue> Package(string modelPackageArn) => Key($"package#{modelPackageArn}", "approval");

    public static Dictionary<string, AttributeValue> Run(string runId) => Key($"run#{runId}", "run");

    public static Dictionary<string, AttributeValue> Lease(string endpointName) => Key(Endpoint(endpointName), "lease");

    public static Dictionary<string, AttributeValue> Drain() => Key(DrainPartition, "switch");

    public static Dictionary<string, AttributeValue> Held(string modelPackageArn) => Key(DrainPartition, $"{HeldPrefix}{modelPackageArn}");

    public static Dictionary<string, AttributeValue> Queued(Run run) =>
        Key(Endpoint(run.EndpointName), $"{QueuePrefix}{SortableInstant.Format(run.RegisteredAt)}#{run.Id}");

    // SageMaker takes endpoint names that differ only in case for one endpoint.
    public static string Endpoint(string endpointName) => $"{EndpointPrefix}{endpointName.ToLowerInvariant()}";

    /// <summary>The endpoint of a queue item, in lower case.</summary>
    public static string EndpointOf(Dictionary<string, AttributeValue> queueItem) => queueItem[Partition].S[EndpointPrefix.Length..];

    /// <summary>The run that a queue item stands for. A run's name has no number sign.</summary>
    public static string RunIdOf(Dictionary<string, AttributeValue> queueItem) =>
        queueItem[Sort].S[(queueItem[Sort].S.LastIndexOf('#') + 1)..];

    private static Dictionary<string, AttributeValue> Key(string partition, string sort) => new()
    {
        [Partition] = new AttributeValue { S = partition },
        [Sort] = new AttributeValue { S = sort },
    };
}
