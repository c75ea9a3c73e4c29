using ShadowPipeline.Metrics;
using ShadowPipeline.Proposals;
using ShadowPipeline.Tests.Judging;

namespace ShadowPipeline.Tests.Proposals;

/// <summary>Production's recent metrics with known truth: a day of minutes and two weeks of hours.</summary>
internal sealed record SampleProduction
{
    public static readonly ProposalFacts Facts = new(
        "fraud-detector", "fraud-detector-prod", "arn:aws:iam::111122223333:role/shadow-experiment", "ml.m5.xlarge", InstanceCount: 2);

    private static readonly DateTimeOffset End = SampleWindow.Start.AddDays(14);

    public int Seed { get; init; } = 1;

    public double RequestsPerMinute { get; init; } = 300;

    /// <summary>Standard deviation of the log of a minute's latency.</summary>
    public double Noise { get; init; } = 0.05;

    /// <summary>Likewise of a day's.</summary>
    public double DayNoise { get; init; } = 0.03;

    public double ErrorRate { get; init; }

    public double? Cpu { get; init; } = 40;

    /// <summary>How many minutes of 60 have requests; the first ones.</summary>
    public int BusyMinutes { get; init; } = 60;

    /// <summary>Whether three minutes in six are without requests.</summary>
    public bool Idle { get; init; }

    public int Minutes { get; init; } = 1440;

    public PolicyProposal Propose(ProposalFacts? facts = null) => PolicyProposer.Propose(facts ?? Facts, ByMinute(), ByHour());

    public MetricWindow ByMinute() => Window(End.AddMinutes(-1440), TimeSpan.FromMinutes(1), 1440, RequestsPerMinute, skip: 1440 - Minutes);

    public MetricWindow ByHour() => Window(End.AddDays(-14), TimeSpan.FromHours(1), 336, 60 * RequestsPerMinute, skip: Minutes < 1440 ? 336 : 0);

    private MetricWindow Window(DateTimeOffset start, TimeSpan period, int count, double requests, int skip)
    {
        var noise = Judging.Noise.Series(Seed, count, 0.3);
        var days = Judging.Noise.Series(Seed + 1, 15, 0);
        var series = new Dictionary<MetricQuery, IReadOnlyList<MetricPoint>>();
        var hourly = period > TimeSpan.FromMinutes(1);
        Add("Invocations", "Sum", _ => requests);
        Add("ModelLatency", "p99", index => 38_000 * Factor(index));
        Add("ModelLatency", "p95", index => 30_000 * Factor(index));
        Add("ModelLatency", "p90", index => 27_000 * Factor(index));
        Add("ModelLatency", "p50", index => 20_000 * Factor(index));
        Add("ModelLatency", "Sum", index => 21_000 * Factor(index) * requests);
        Add("ModelLatency", "SampleCount", _ => requests);
        Add("Invocation5XXErrors", "Sum", index => Math.Floor((ErrorRate * requests * (index + 1)) + 1e-9) - Math.Floor((ErrorRate * requests * index) + 1e-9));
        if (Cpu is { } cpu)
        {
            Add("CPUUtilization", "Sum", index => cpu * Math.Exp(0.02 * noise[index]));
            Add("CPUUtilization", "SampleCount", _ => 1);
        }

        foreach (var query in ProposalQueries.All)
        {
            series.TryAdd(query, []);
        }

        return new MetricWindow { Start = start, End = start + (count * period), Period = period, Series = series };

        double Factor(int index) => Math.Exp((Noise * noise[index] / (hourly ? 8 : 1)) + (hourly ? DayNoise * days[index / 24] : 0));

        void Add(string metric, string statistic, Func<int, double> value) => series[new MetricQuery(VariantRole.Production, metric, statistic)] =
            [.. Enumerable.Range(skip, count - skip).Where(index => hourly || (index % 60 < BusyMinutes && (!Idle || index / 3 % 2 == 0))).Select(index => new MetricPoint(start + (index * period), value(index)))];
    }
}
