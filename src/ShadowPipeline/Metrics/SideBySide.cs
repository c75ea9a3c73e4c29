using System.Runtime.ExceptionServices;

namespace ShadowPipeline.Metrics;

/// <summary>Independent pure work on all cores. The order of the results is that of the items, whichever is done first.</summary>
internal static class SideBySide
{
    // Less work than this is done before another core has heard of it.
    private const int LeastPeriods = 500;

    /// <summary>The result of each item; a fault of one is thrown as it was.</summary>
    /// <param name="items">What to work on.</param>
    /// <param name="periods">How many periods each item has: so much work it is.</param>
    /// <param name="work">Pure work.</param>
    public static IReadOnlyList<TResult> Select<TItem, TResult>(IReadOnlyList<TItem> items, int periods, Func<TItem, TResult> work)
    {
        if (items.Count == 1 || periods < LeastPeriods)
        {
            return [.. items.Select(work)];
        }

        var results = new TResult[items.Count];

        try
        {
            Parallel.For(0, results.Length, i => results[i] = work(items[i]));
        }
        catch (AggregateException faults)
        {
            // The workflow knows faults by their own names.
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }

        return results;
    }
}
