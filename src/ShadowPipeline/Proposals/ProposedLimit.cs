using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using ShadowPipeline.Preflights;

namespace ShadowPipeline.Proposals;

/// <summary>A limit that a test of a length can conclude, and why it is that one.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Statistic">The statistic.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Because">Why.</param>
internal sealed record ProposedLimit(string Metric, string Statistic, Limit Limit, string Because)
{
    // What was seen is not quite what will come: a limit leaves a quarter more room than it must.
    private const double Headroom = 1.25;

    // The first lies above the noise of machines, of which one pair in ten differs by more than 8.1 %.
    private static readonly double[] Percents = [10, 15, 20, 25, 30, 40, 50, 75, 100];
    private static readonly double[] Rates = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1];
    private static readonly double[] Levels = [80, 90, 95];

    /// <summary>The limit with its unit.</summary>
    public string Choice => Unit.Of(Comparisons.Of(Metric, Statistic), Limit).Show(Limit.Value);

    /// <summary>A latency beside production's; null when no margin up to 100 % can be concluded.</summary>
    public static ProposedLimit? Latency(RecentMetrics recent, ProposalFacts facts, string statistic, TimeSpan duration, double confidence)
    {
        const string metric = Candidates.Latency;
        if (recent.Effect(metric, statistic, LimitKind.MaxIncreasePercent, duration) is not { } effect || recent.Typical(metric, statistic) is not { } typical
            || Percents.FirstOrDefault(percent => percent >= effect * Headroom) is not (> 0 and var margin))
        {
            return null;
        }

        var noise = recent.DayToDay(metric, statistic) is { } days ? $" with day-to-day noise of {Figures.Plain(days, 2)} %" : "";
        var machines = margin == Percents[0]
            ? $"; identical machines alone differ by more than {Figures.Plain(MachineNoise.Between(facts.InstanceCount), 2)} % in one test of ten with "
                + $"{Figures.Whole(facts.InstanceCount)} {(facts.InstanceCount == 1 ? "instance" : "instances")} of each variant"
            : "";
        return new ProposedLimit(metric, statistic, new Limit(LimitKind.MaxIncreasePercent, margin),
            $"{statistic} of the last {recent.Span} is {Milliseconds(typical)}{noise}; a limit of {Figures.Plain(margin)} % can be concluded in {Spans.Text(duration)} with "
            + $"{Sentences.Level(confidence)} confidence, below {Figures.Plain(effect, 2)} % it cannot{machines}");
    }

    /// <summary>An error rate beside production's; null when no increase up to ten percentage points can be concluded.</summary>
    public static ProposedLimit? Rate(RecentMetrics recent, TimeSpan duration, double confidence)
    {
        const string metric = Candidates.ServerErrors;
        var expected = recent.RequestsPerMinute * duration.TotalMinutes;
        if (recent.Effect(metric, MetricCatalog.Rate, LimitKind.MaxIncrease, duration) is not { } effect
            || Rates.FirstOrDefault(rate => rate >= effect * Headroom && Reach.LeastRequests(rate, confidence) <= expected / 2) is not (> 0 and var limit))
        {
            return null;
        }

        var (errors, requests) = recent.Errors(metric);
        return new ProposedLimit(metric, MetricCatalog.Rate, new Limit(LimitKind.MaxIncrease, limit),
            $"production failed {Figures.Whole((long)errors)} of {Figures.Whole((long)requests)} requests in the last {recent.Span}; an increase by {Figures.Plain(100 * limit)} "
            + $"percentage points can be concluded in {Spans.Text(duration)} with {Sentences.Level(confidence)} confidence, by less than {Figures.Plain(100 * effect, 2)} percentage points it cannot");
    }

    /// <summary>A utilisation by itself; null when production publishes none, or is so busy that nothing is left to limit.</summary>
    public static ProposedLimit? Utilisation(RecentMetrics recent, string metric, TimeSpan duration)
    {
        const string statistic = Metrics.MetricQueryPlan.Average;
        if (recent.Effect(metric, statistic, LimitKind.Max, duration) is not { } effect || recent.Level(metric, statistic) is not { } level
            || recent.Highest(metric, statistic) is not { } highest
            || Levels.FirstOrDefault(most => most >= level + (effect * Headroom) && most >= highest) is not (> 0 and var limit))
        {
            return null;
        }

        return new ProposedLimit(metric, statistic, new Limit(LimitKind.Max, limit),
            $"production is at {Figures.Plain(level, 2)} %, in its busiest hour of the last {recent.Span} at {Figures.Plain(highest, 2)} %: a candidate that needs more than "
            + $"{Figures.Plain(limit)} % would leave the same instances no room");
    }

    /// <summary>Microseconds as people read them.</summary>
    public static string Milliseconds(double micros) => Unit.Of(Comparison.Latency, new Limit(LimitKind.Max, micros)).Show(micros);
}
