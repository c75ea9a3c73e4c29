using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Reconciling;

/// <summary>Which open runs one look takes, in which order. Only the first of a queue is to be running, so a long queue must not hide another's.</summary>
internal static class OpenRunSelection
{
    /// <summary>The most open runs that a look knows of: two megabytes of keys.</summary>
    public const int MostKnown = 20_000;

    /// <summary>The most heads of queues in a look: each may cost a DescribeExecution, of which an account gets a few hundred at once.</summary>
    public const int MostHeads = 200;

    /// <summary>The most others in a look: most are read and left alone, as they rightly wait.</summary>
    public const int MostOthers = 200;

    // A run that was started is among the first: another comes before it only when the function that registered that one had a slower clock.
    private const int Near = 4;

    /// <summary>Heads first, then those near the head, then the rest; each in rotation.</summary>
    /// <param name="open">All open runs, each queue in its order.</param>
    /// <param name="now">The time of the look.</param>
    public static IReadOnlyList<OpenRun> Of(IReadOnlyList<OpenRun> open, DateTimeOffset now)
    {
        var placed = open.GroupBy(run => run.EndpointName, StringComparer.OrdinalIgnoreCase)
            .SelectMany(queue => queue.Select((run, place) => (Run: run, Place: place)))
            .ToList();
        var heads = Among(place => place == 0).Take(MostHeads);
        return [.. heads, .. Among(place => place is > 0 and < Near).Concat(Among(place => place >= Near)).Take(MostOthers)];

        IEnumerable<OpenRun> Among(Func<int, bool> isAt) => Rotation.From([.. placed.Where(one => isAt(one.Place)).Select(one => one.Run)], now);
    }

    /// <summary>Of each queue those among which every run is that was started.</summary>
    public static IEnumerable<OpenRun> NearHeads(IReadOnlyList<OpenRun> open) =>
        open.GroupBy(run => run.EndpointName, StringComparer.OrdinalIgnoreCase).SelectMany(queue => queue.Take(Near));

    /// <summary>The first of each queue.</summary>
    public static IReadOnlySet<string> HeadsOf(IReadOnlyList<OpenRun> open) =>
        open.DistinctBy(run => run.EndpointName, StringComparer.OrdinalIgnoreCase).Select(run => run.RunId).ToHashSet(StringComparer.Ordinal);
}
