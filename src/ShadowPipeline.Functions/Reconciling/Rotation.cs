namespace ShadowPipeline.Functions.Reconciling;

/// <summary>Where a look begins that may not come to its end: elsewhere each time, and nothing keeps where the last one was.</summary>
internal static class Rotation
{
    // Multiples of the golden ratio spread evenly over a circle however many there are, counted in steps of the shortest schedule: every item
    // comes first about as often as every other, and none waits much longer than its turn.
    private const double Turn = 0.6180339887498949;
    private const int SecondsOfStep = 300;

    /// <summary>The items in their order, from one that the time picks around to the one before it.</summary>
    public static IEnumerable<T> From<T>(IReadOnlyList<T> items, DateTimeOffset now)
    {
        var turned = now.ToUnixTimeSeconds() / SecondsOfStep * Turn;
        var first = (int)((turned - Math.Floor(turned)) * items.Count);
        return items.Skip(first).Concat(items.Take(first));
    }
}
