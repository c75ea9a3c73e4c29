using ShadowPipeline.Judging;
using ShadowPipeline.Metrics;
using static ShadowPipeline.Tests.Judging.SampleWindow;

namespace ShadowPipeline.Tests.Judging;

/// <summary>
/// A load that comes and goes every day, over windows of any length: a level far below its limit passes, one exactly at its limit passes in at
/// most one run of twenty. Seeded.
/// </summary>
public sealed class DailyCycleTests
{
    private const int Runs = 100;
    private const double Mean = 45;

    // 100 runs at 5 % give 5 with standard deviation 2.2; three of them above.
    private const int MostAtTheLimit = 11;

    public static TheoryData<double, int, double> Grid()
    {
        var grid = new TheoryData<double, int, double>();
        foreach (var correlation in new[] { 0, 0.6, 0.9 })
        {
            foreach (var days in new[] { 1, 1.5, 2, 3, 7, 14 })
            {
                grid.Add(days, 1, correlation);
            }
        }

        // As far as they are read at five minutes and at an hour.
        grid.Add(30, 5, 0.6);
        grid.Add(1, 60, 0);
        grid.Add(2.5, 60, 0.6);
        grid.Add(30, 60, 0.6);
        return grid;
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void Max_HalfAsMuchAtNightAgainByDay_PassesWhereItIsKeptAndHoldsItsLevel(double days, int minutes, double correlation) =>
        Rates(days, minutes, correlation, (day, phase) => 0.5 * Math.Sin(2 * Math.PI * (day + phase))).ShouldHold();

    [Theory]
    [InlineData(2, 1)]
    [InlineData(7, 1)]
    [InlineData(14, 60)]
    [InlineData(30, 5)]
    public void Max_OfficeHours_PassesWhereItIsKeptAndHoldsItsLevel(double days, int minutes) =>
        Rates(days, minutes, 0.9, (day, phase) => (day + phase) % 1 < 0.4 ? 0.5 : -0.33).ShouldHold();

    [Theory]
    [InlineData(14)]
    [InlineData(30)]
    public void Max_QuietWeekends_PassesWhereItIsKept(double days) =>
        Rates(days, 5, 0.9, (day, phase) => (((day + (7 * phase)) % 7) < 5 ? 0.5 : 0.15) * (1 + Math.Sin(2 * Math.PI * (day + phase)))).Kept.ShouldBe(Runs);

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(30)]
    public void MaxIncreasePercent_DifferenceThatComesAndGoesEveryDay_PassesWhereItIsKeptAndHoldsItsLevel(double days)
    {
        var (kept, atTheLimit) = (0, 0);
        for (var seed = 0; seed < Runs; seed++)
        {
            var noise = Noise.Series(seed + (int)(1000 * days), (int)(days * 288), 0.6);
            var window = Build(noise, 5, (value, day) => 50_000 * Math.Exp((0.03 * Math.Sin(2 * Math.PI * (day + (seed / (double)Runs)))) + (0.05 * value)), 50_000);
            var results = Judge.Decide(PolicyOf(CriterionOf("ModelLatency", "p99", Percent(5)), CriterionOf("ModelLatency", "p90", Percent(0.0000001))), window, EqualLoad).Criteria;
            kept += results[0].Outcome == CriterionOutcome.Pass ? 1 : 0;
            atTheLimit += results[1].Outcome == CriterionOutcome.Pass ? 1 : 0;
        }

        new Outcome(kept, atTheLimit).ShouldHold();
    }

    private static Outcome Rates(double days, int minutes, double correlation, Func<double, double, double> course)
    {
        var policy = PolicyOf(CriterionOf("CPUUtilization", "Average", Max(80)), CriterionOf("CPUUtilization", "Average", Max(Mean)));
        var (kept, atTheLimit) = (0, 0);
        for (var seed = 0; seed < Runs; seed++)
        {
            var noise = Noise.Series(seed + (int)(1000 * days) + (int)(1e6 * correlation), (int)(days * 1440 / minutes), correlation);
            var phase = (double)seed / Runs;
            double Course(int period) => course((period + 0.5) * minutes / 1440, phase);
            var centre = Enumerable.Range(0, noise.Length).Average(Course);
            var window = Build(noise, minutes, (value, day) => (Mean * (1 + course(day, phase) - centre)) + (4 * value), null);
            var results = Judge.Decide(policy with { Evidence = policy.Evidence with { MinPeriods = 1 } }, window, EqualLoad).Criteria;
            kept += results[0].Outcome == CriterionOutcome.Pass ? 1 : 0;
            atTheLimit += results[1].Outcome == CriterionOutcome.Pass ? 1 : 0;
        }

        return new Outcome(kept, atTheLimit);
    }

    private static MetricWindow Build(double[] noise, int minutes, Func<double, double, double> shadow, double? production)
    {
        var series = new Dictionary<MetricQuery, IReadOnlyList<MetricPoint>>();
        foreach (var role in new[] { VariantRole.Production, VariantRole.Shadow })
        {
            series[new(role, "Invocations", "Sum")] = Points(_ => 100);
        }

        if (production is { } level)
        {
            foreach (var statistic in new[] { "p99", "p90" })
            {
                series[new(VariantRole.Production, "ModelLatency", statistic)] = Points(_ => level);
                series[new(VariantRole.Shadow, "ModelLatency", statistic)] = Points(Shadow);
            }
        }
        else
        {
            series[new(VariantRole.Shadow, "CPUUtilization", "Average")] = Points(Shadow);
        }

        return new MetricWindow { Start = Start, End = Start.AddMinutes(noise.Length * minutes), Period = TimeSpan.FromMinutes(minutes), Series = series };

        double Shadow(int period) => shadow(noise[period], (period + 0.5) * minutes / 1440);

        MetricPoint[] Points(Func<int, double> value) =>
            [.. Enumerable.Range(0, noise.Length).Select(period => new MetricPoint(Start.AddMinutes(period * minutes), value(period)))];
    }

    private sealed record Outcome(int Kept, int AtTheLimit)
    {
        public void ShouldHold()
        {
            Kept.ShouldBeGreaterThanOrEqualTo((int)(0.95 * Runs));
            AtTheLimit.ShouldBeLessThanOrEqualTo(MostAtTheLimit);
        }
    }
}
