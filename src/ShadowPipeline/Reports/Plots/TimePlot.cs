using ShadowPipeline.Decisions;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Reports.Plots;

/// <summary>A metric of both variants over the window. Values are in the metric's own unit, utilisation per core or GPU.</summary>
internal sealed record TimePlot
{
    /// <summary>The metric.</summary>
    public required string Metric { get; init; }

    /// <summary>The statistic.</summary>
    public required string Statistic { get; init; }

    /// <summary>What is drawn: the whole periods of the window.</summary>
    public required ObservedWindow Window { get; init; }

    /// <summary>The length of a period.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>How the periods are put together.</summary>
    public required Buckets Buckets { get; init; }

    /// <summary>The production variant.</summary>
    public required Band Production { get; init; }

    /// <summary>The shadow variant.</summary>
    public required Band Shadow { get; init; }

    /// <summary>What is typical of both over the whole window: the median period; of a share, all out of all. NaN where there is nothing.</summary>
    public required (double Production, double Shadow) Typical { get; init; }

    /// <summary>What the limits allow the shadow variant over time.</summary>
    public IReadOnlyList<Ceiling> Ceilings { get; init; } = [];

    /// <summary>Where the shadow variant lies beyond a limit that does not hold; null when all hold, or it cannot be told.</summary>
    public Fault? Fault { get; init; }

    /// <summary>The same in fewer buckets, for a table; null for a plot that is one.</summary>
    public TimePlot? Coarse { get; init; }

    /// <summary>What the metric is.</summary>
    public MetricDefinition Definition => MetricCatalog.Get(Metric);

    /// <summary>Whether the values are shares of the requests.</summary>
    public bool IsRate => Statistic == MetricCatalog.Rate;

    /// <summary>When a bucket begins.</summary>
    public DateTimeOffset Start(int bucket) => Window.Start + (Period * (bucket * (long)Buckets.Size));

    /// <summary>The length of a bucket.</summary>
    public TimeSpan BucketLength => Period * Buckets.Size;
}

/// <summary>What a limit allows the shadow variant in each bucket; NaN where production is not known.</summary>
/// <param name="Words">The limit in words.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Values">In the metric's own unit.</param>
internal sealed record Ceiling(string Words, Limit Limit, double[] Values);

/// <summary>Where the shadow variant lies beyond a limit that does not hold.</summary>
/// <param name="From">The first period's start.</param>
/// <param name="Until">The exclusive end.</param>
/// <param name="FromStart">Whether that is from the test's start.</param>
/// <param name="ToEnd">Whether that is to the test's end.</param>
internal sealed record Fault(DateTimeOffset From, DateTimeOffset Until, bool FromStart, bool ToEnd);
