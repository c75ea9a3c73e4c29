using ShadowPipeline.Judging;
using static ShadowPipeline.Tests.Judging.SampleWindow;

namespace ShadowPipeline.Tests.Judging;

/// <summary>A small seeded simulation: how often a candidate exactly at the margin is promoted. The nominal level is 5 %.</summary>
public sealed class FalsePromoteTests
{
    private const int Runs = 400;

    // 400 runs at 5 % give 20 with standard deviation 4.4; the band is three of them wide. A judge that forgets the correlation has 33 % at 0.6.
    [Theory]
    [InlineData(360, 0.0)]
    [InlineData(1440, 0.0)]
    [InlineData(360, 0.6)]
    [InlineData(1440, 0.6)]
    public void Decide_ExactlyAtTheMargin_PromotesAboutOneInTwenty(int minutes, double correlation)
    {
        var policy = PolicyOf(CriterionOf("ModelLatency", "p99", Percent(10)));
        var promoted = Enumerable.Range(1, Runs).Count(seed =>
        {
            var noise = Noise.Series((1000 * minutes) + seed, minutes, correlation);
            var window = Of(minutes)
                .Production("ModelLatency", "p99", _ => 50_000)
                .Shadow("ModelLatency", "p99", minute => 50_000 * 1.1 * Math.Exp(0.1 * noise[minute]))
                .Build();
            return Judge.Decide(policy, window, EqualLoad).Criteria[0].Outcome == CriterionOutcome.Pass;
        });

        promoted.ShouldBeInRange(7, 33);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(360)]
    public void Decide_ShortAndStronglyCorrelatedAtTheMargin_IsNotOverTrusted(int minutes)
    {
        var policy = PolicyOf(CriterionOf("ModelLatency", "p99", Percent(10)));
        var promoted = Enumerable.Range(1, Runs).Count(seed =>
        {
            var noise = Noise.Series((7000 * minutes) + seed, minutes, 0.9);
            var window = Of(minutes)
                .Production("ModelLatency", "p99", _ => 50_000)
                .Shadow("ModelLatency", "p99", minute => 50_000 * 1.1 * Math.Exp(0.1 * noise[minute]))
                .Build();
            return Judge.Decide(policy, window, EqualLoad).Criteria[0].Outcome == CriterionOutcome.Pass;
        });

        promoted.ShouldBeLessThanOrEqualTo(33);
    }

    [Theory]
    [InlineData(60, 0.0)]
    [InlineData(360, 0.6)]
    [InlineData(360, 0.9)]
    [InlineData(1440, 0.9)]
    public void Decide_AbsoluteLimitExactlyMet_PassesAtMostOneInTwenty(int minutes, double correlation)
    {
        var policy = PolicyOf(CriterionOf("CPUUtilization", "Average", Max(60)));
        var passed = Enumerable.Range(1, Runs).Count(seed =>
        {
            var noise = Noise.Series((3000 * minutes) + seed, minutes, correlation);
            var window = Of(minutes)
                .Shadow("CPUUtilization", "Average", minute => 60 + (4 * noise[minute]) + (20 * Math.Sin(2 * Math.PI * (minute + 0.5) / minutes)))
                .Build();
            return Judge.Decide(policy, window, EqualLoad).Criteria[0].Outcome == CriterionOutcome.Pass;
        });

        passed.ShouldBeLessThanOrEqualTo(33);
    }

    [Theory]
    [InlineData(0.003, 0, 26)]
    [InlineData(0.001, 320, 400)]
    public void Decide_ErrorRates_KeepTheLevelAndFindTheHealthy(double shadowRate, int least, int most)
    {
        // 0.1 % in production, margin 0.2 percentage points, 24,000 requests: the first is exactly at the margin.
        var policy = PolicyOf(CriterionOf("Invocation5XXErrors", "Rate", Increase(0.002)));
        var promoted = Enumerable.Range(1, Runs).Count(seed =>
        {
            var production = Noise.Errors(seed, 240, 100, 0.001);
            var shadow = Noise.Errors(seed + Runs, 240, 100, shadowRate);
            var window = Of(240, 100)
                .Production("Invocation5XXErrors", "Sum", minute => production[minute])
                .Shadow("Invocation5XXErrors", "Sum", minute => shadow[minute])
                .Build();
            return Judge.Decide(policy, window, EqualLoad).Criteria[0].Outcome == CriterionOutcome.Pass;
        });

        promoted.ShouldBeInRange(least, most);
    }
}
