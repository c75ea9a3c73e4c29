namespace ShadowPipeline.Metrics;

/// <summary>What is there of a series whose missing values are NaN.</summary>
internal static class Present
{
    /// <summary>How many values there are.</summary>
    public static int Count(ReadOnlySpan<double> values)
    {
        var present = 0;
        foreach (var value in values)
        {
            present += double.IsNaN(value) ? 0 : 1;
        }

        return present;
    }

    /// <summary>Their sum, and how many they are.</summary>
    public static (double Sum, int Count) Sum(ReadOnlySpan<double> values)
    {
        var (sum, present) = (0.0, 0);
        foreach (var value in values)
        {
            (sum, present) = double.IsNaN(value) ? (sum, present) : (sum + value, present + 1);
        }

        return (sum, present);
    }

    /// <summary>Copies them to the front of another span of at least the same length, and tells how many they are.</summary>
    public static int CopyTo(ReadOnlySpan<double> values, Span<double> target)
    {
        var present = 0;
        foreach (var value in values)
        {
            target[present] = value;
            present += double.IsNaN(value) ? 0 : 1;
        }

        return present;
    }
}
