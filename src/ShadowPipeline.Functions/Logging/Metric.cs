namespace ShadowPipeline.Functions.Logging;

/// <summary>One value of a metric.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">One of CloudWatch's units.</param>
internal readonly record struct Metric(string Name, double Value, string Unit)
{
    /// <summary>So many of something.</summary>
    public static Metric Count(string name, int value = 1) => new(name, value, "Count");

    /// <summary>How long something took.</summary>
    public static Metric Seconds(string name, TimeSpan value) => new(name, Math.Round(value.TotalSeconds, 3), "Seconds");

    /// <summary>A number of another unit, which its name says.</summary>
    public static Metric Number(string name, double value) => new(name, Math.Round(value, 6), "None");
}
