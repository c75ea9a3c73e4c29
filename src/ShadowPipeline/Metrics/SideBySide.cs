using System.Runtime.ExceptionServices;

namespace ShadowPipeline.Metrics;

/// <summary>Independent pure work on all cores. The order of the results is that of the items, whichever is done first.</summary>
internal static class SideBySide
{
    /// <summary>The result of each item; a fault of one is thrown as it was.</summary>
    public static IReadOnlyList<TResult> Select<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> work)
    {
        var results = new TResult[items.Count];
        if (items.Count == 1)
        {
            return [work(items[0])];
        }

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
