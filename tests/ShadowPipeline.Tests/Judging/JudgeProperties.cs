using FsCheck;
using FsCheck.Xunit;
using ShadowPipeline.Judging;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using static ShadowPipeline.Tests.Judging.SampleWindow;

namespace ShadowPipeline.Tests.Judging;

/// <summary>What must hold for every series, drawn from seeds: latency with correlated noise, utilisation, and errors that may be none at all.</summary>
public sealed class JudgeProperties
{
    private const int Periods = 240;

    private static readonly Criterion[] Criteria =
    [
        CriterionOf("ModelLatency", "p99", Percent(10), Increase(8_000)),
        CriterionOf("CPUUtilization", "Average", Percent(10), Max(60)),
        CriterionOf("Invocation5XXErrors", "Rate", Increase(0.01), Percent(100), Max(0.02)),
    ];

    [Property(MaxTest = 40)]
    public void StricterMargin_NeverGivesABetterOutcome(int seed, byte a, byte b)
    {
        var window = Drawn(seed).Build();
        foreach (var (metric, statistic, kind, unit) in new[]
        {
            ("ModelLatency", "p99", LimitKind.MaxIncreasePercent, 0.2),
            ("CPUUtilization", "Average", LimitKind.Max, 0.5),
            ("Invocation5XXErrors", "Rate", LimitKind.MaxIncrease, 0.0002),
        })
        {
            var strict = OutcomeAt(new Limit(kind, unit * Math.Min(a, b)));
            var loose = OutcomeAt(new Limit(kind, unit * Math.Max(a, b)));

            ((int)strict).ShouldBeLessThanOrEqualTo((int)loose, "outcomes are ordered worst first");

            CriterionOutcome OutcomeAt(Limit limit) =>
                Judge.Decide(PolicyOf(CriterionOf(metric, statistic, limit)), window, EqualLoad).Criteria[0].Outcome;
        }
    }

    [Property(MaxTest = 40)]
    public void SwappedVariants_MirrorTheEstimate(int seed)
    {
        var window = Drawn(seed).Build();
        var there = Judge.Decide(PolicyOf(Criteria), window, EqualLoad).Criteria;
        var back = Judge.Decide(PolicyOf(Criteria), Swapped(window), EqualLoad).Criteria;
        foreach (var (one, other) in there.Zip(back).Where(pair => pair.First is { Limit.Kind: not LimitKind.Max, Estimate: not null } && pair.Second.Estimate is not null))
        {
            if (one.Limit.Kind == LimitKind.MaxIncrease)
            {
                other.Estimate!.Value.ShouldBe(-one.Estimate!.Value, 1e-9 + (1e-6 * Math.Abs(one.Estimate.Value)));
            }
            else if (one.Estimate > -100 && other.Estimate > -100)
            {
                ((1 + (one.Estimate!.Value / 100)) * (1 + (other.Estimate!.Value / 100))).ShouldBe(1, 1e-6);
            }
        }
    }

    [Property(MaxTest = 40)]
    public void OrderOfCriteria_ChangesNoResult(int seed)
    {
        var window = Drawn(seed).Build();
        var forward = Judge.Decide(PolicyOf(Criteria), window, EqualLoad);
        var backward = Judge.Decide(PolicyOf([.. Criteria.Reverse()]), window, EqualLoad);

        backward.Outcome.ShouldBe(forward.Outcome);
        backward.Basis.ShouldBe(forward.Basis);
        backward.Criteria.ShouldBe(forward.Criteria, ignoreOrder: true);
    }

    [Property(MaxTest = 40)]
    public void ScalingBothSeries_ChangesNoRelativeVerdict(int seed, byte factor)
    {
        var policy = PolicyOf(CriterionOf("ModelLatency", "p99", Percent(10)), CriterionOf("CPUUtilization", "Average", Percent(10)));
        var window = Drawn(seed).Build();
        var scaled = Mapped(window, (query, point) => query.Metric == MetricQueryPlan.Invocations ? point : point with { Value = point.Value * (factor + 1) / 16 });

        var (before, after) = (Judge.Decide(policy, window, EqualLoad), Judge.Decide(policy, scaled, EqualLoad));

        after.Outcome.ShouldBe(before.Outcome);
        after.Criteria.Select(result => result.Outcome).ShouldBe(before.Criteria.Select(result => result.Outcome));
        after.Criteria[0].Estimate!.Value.ShouldBe(before.Criteria[0].Estimate!.Value, 1e-6);
    }

    [Property(MaxTest = 40)]
    public void MissingShareAboveTheLimit_IsInconclusive(int seed, byte extra)
    {
        var dropped = new Random(seed).GetItems(Enumerable.Range(0, Periods).ToArray(), 1).Single();
        var share = (int)(Periods * 0.2) + 1 + (extra % 100);
        var window = Mapped(Drawn(seed).Build(), (query, point) =>
            query is { Role: VariantRole.Shadow, Metric: not MetricQueryPlan.Invocations }
            && ((point.Start - Start).TotalMinutes + Periods - dropped) % Periods < share ? null : point);

        Judge.Decide(PolicyOf(Criteria), window, EqualLoad).Criteria.ShouldAllBe(result => result.Outcome == CriterionOutcome.Inconclusive);
    }

    [Property(MaxTest = 40)]
    public void ShufflingAndDoublingPoints_ChangesNothing(int seed)
    {
        var window = Drawn(seed).Build();
        var random = new Random(seed);
        var series = window.Series.ToDictionary(one => one.Key, one =>
        {
            MetricPoint[] points = [.. one.Value, .. one.Value.Where(_ => random.Next(3) == 0)];
            random.Shuffle(points);
            return (IReadOnlyList<MetricPoint>)points;
        });

        var (before, after) = (Judge.Decide(PolicyOf(Criteria), window, EqualLoad), Judge.Decide(PolicyOf(Criteria), window with { Series = series }, EqualLoad));

        after.Outcome.ShouldBe(before.Outcome);
        after.Reasons.ShouldBe(before.Reasons);
        after.Criteria.ShouldBe(before.Criteria);
    }

    [Property(MaxTest = 40)]
    public void TruncatingBelowTheMinimum_NeverPasses(int seed, byte periods)
    {
        var kept = periods % 60;
        var window = Drawn(seed).Build();
        var cut = Mapped(window, (_, point) => (point.Start - Start).TotalMinutes < kept ? point : null);
        foreach (var judged in new[] { cut, cut with { End = Start.AddMinutes(kept) } })
        {
            Judge.Decide(PolicyOf(Criteria), judged, EqualLoad).Criteria.ShouldAllBe(result => result.Outcome != CriterionOutcome.Pass);
        }
    }

    private static SampleWindow Drawn(int seed)
    {
        var random = new Random(seed);
        var latency = Noise.Series(seed, Periods, random.NextDouble() * 0.8);
        var load = Noise.Series(seed + 1, Periods, 0.5);
        var shift = (random.NextDouble() * 0.4) - 0.1;
        var share = random.Next(3) * 0.004;
        var production = Noise.Errors(seed, Periods, 50, share);
        var shadow = Noise.Errors(seed + 1, Periods, 50, random.Next(3) * 0.004);
        return Of(Periods, 50)
            .Production("ModelLatency", "p99", minute => 80_000 * Math.Exp(0.2 * load[minute]))
            .Shadow("ModelLatency", "p99", minute => 80_000 * Math.Exp((0.2 * load[minute]) + shift + (0.1 * latency[minute])))
            .Production("CPUUtilization", "Average", minute => Math.Max(0, 40 + (8 * load[minute])))
            .Shadow("CPUUtilization", "Average", minute => Math.Max(0, 40 + (8 * load[minute]) + (60 * shift) + (3 * latency[minute])))
            .Production("Invocation5XXErrors", "Sum", minute => production[minute])
            .Shadow("Invocation5XXErrors", "Sum", minute => shadow[minute]);
    }

    private static MetricWindow Swapped(MetricWindow window) => window with
    {
        Series = window.Series.ToDictionary(
            one => one.Key with { Role = one.Key.Role == VariantRole.Shadow ? VariantRole.Production : VariantRole.Shadow },
            one => one.Value),
    };

    private static MetricWindow Mapped(MetricWindow window, Func<MetricQuery, MetricPoint, MetricPoint?> map) => window with
    {
        Series = window.Series.ToDictionary(
            one => one.Key,
            one => (IReadOnlyList<MetricPoint>)[.. one.Value.Select(point => map(one.Key, point)).Where(point => point is not null).Select(point => point!.Value)]),
    };
}
