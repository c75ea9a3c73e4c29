using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>Decisions in the order of their time, as DynamoDB's indexes have them: all, by group and by endpoint.</summary>
internal sealed class DecisionOrder
{
    private static readonly Entry Last = new("~", "", "", "", default);

    private readonly SortedSet<Entry> _all = [];
    private readonly Dictionary<string, SortedSet<Entry>> _byGroup = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<Entry>> _byEndpoint = new(StringComparer.Ordinal);

    /// <summary>Takes a decision in.</summary>
    public void Add(DecisionRecord record)
    {
        var entry = new Entry(
            $"{SortableInstant.Format(record.DecidedAt)}#{record.Id}", record.Id, record.ModelPackageGroup, record.EndpointName, record.Decision);
        _all.Add(entry);
        (_byGroup.TryGetValue(entry.Group, out var group) ? group : _byGroup[entry.Group] = []).Add(entry);
        (_byEndpoint.TryGetValue(entry.Endpoint, out var endpoint) ? endpoint : _byEndpoint[entry.Endpoint] = []).Add(entry);
    }

    /// <summary>The ids of what a filter lets through.</summary>
    public IEnumerable<string> NewestFirst(DecisionFilter filter)
    {
        var index = filter switch
        {
            { ModelPackageGroup: { } group } => _byGroup.GetValueOrDefault(group),
            { EndpointName: { } endpoint } => _byEndpoint.GetValueOrDefault(endpoint),
            _ => _all,
        };
        var since = filter.Since is { } instant ? index?.GetViewBetween(Last with { Order = SortableInstant.Format(instant) }, Last) : index;
        return (since?.Reverse() ?? [])
            .Where(entry => filter.EndpointName is null || entry.Endpoint == filter.EndpointName)
            .Where(entry => filter.Decision is null || entry.Decision == filter.Decision)
            .Select(entry => entry.Id);
    }

    private sealed record Entry(string Order, string Id, string Group, string Endpoint, Decision Decision) : IComparable<Entry>
    {
        public int CompareTo(Entry? other) => string.CompareOrdinal(Order, other?.Order);
    }
}
