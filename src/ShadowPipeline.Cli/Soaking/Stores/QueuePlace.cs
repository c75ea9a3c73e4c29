using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>A run's place in a queue: first registered first, then by id.</summary>
internal readonly record struct QueuePlace(string Registered, string RunId, string Endpoint) : IComparable<QueuePlace>
{
    public static QueuePlace Of(Run run) => new(SortableInstant.Format(run.RegisteredAt), run.Id, KeyOf(run.EndpointName));

    /// <summary>SageMaker takes endpoint names that differ only in case for one endpoint.</summary>
    public static string KeyOf(string endpointName) => endpointName.ToLowerInvariant();

    public int CompareTo(QueuePlace other)
    {
        var order = string.CompareOrdinal(Registered, other.Registered);
        order = order == 0 ? string.CompareOrdinal(RunId, other.RunId) : order;
        return order == 0 ? string.CompareOrdinal(Endpoint, other.Endpoint) : order;
    }
}
