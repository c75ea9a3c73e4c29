using ShadowPipeline.Judging;
using ShadowPipeline.Tests.Judging;
using static ShadowPipeline.Tests.Preflights.SampleHistory;

namespace ShadowPipeline.Tests.Preflights;

/// <summary>What preflight promises is held against the judge: a limit at the detectable effect passes for a candidate like production.</summary>
public sealed class PreflightPowerTests
{
    private const int Runs = 150;

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public void LimitAtTheDetectableEffect_CandidateLikeProduction_PassesInFourRunsOfFive(double correlation)
    {
        var duration = TimeSpan.FromHours(6);
        var passed = 0;
        for (var seed = 1; seed <= Runs; seed++)
        {
            var effect = Foresee(
                PolicyOf(duration, "ModelLatency", "p99", SampleWindow.Percent(50)),
                Plan(duration),
                Of(1440).Production("ModelLatency", "p99", Minutes(seed, 1440, correlation))).Limits[0].DetectableEffect!.Value;
            var test = SampleWindow.Of(360)
                .Production("ModelLatency", "p99", Minutes(seed + 10_000, 360, correlation))
                .Shadow("ModelLatency", "p99", Minutes(seed + 20_000, 360, correlation));

            var verdict = Judge.Decide(
                PolicyOf(duration, "ModelLatency", "p99", SampleWindow.Percent(effect)), test.Build(), SampleWindow.EqualLoad);
            passed += verdict.Criteria[0].Outcome == CriterionOutcome.Pass ? 1 : 0;
        }

        passed.ShouldBeGreaterThanOrEqualTo((int)(Runs * 0.8));
    }

    [Fact]
    public void LimitAtTheDetectableEffect_ErrorRates_PassesInFourRunsOfFive()
    {
        var duration = TimeSpan.FromDays(1);
        var passed = 0;
        for (var seed = 1; seed <= 60; seed++)
        {
            var history = Of(1440).Production("Invocation5XXErrors", "Sum", Errors(seed));
            var effect = Foresee(PolicyOf(duration, "Invocation5XXErrors", "Rate", SampleWindow.Increase(0.5)), Plan(duration), history).Limits[0].DetectableEffect!.Value;
            var test = SampleWindow.Of(1440)
                .Production("Invocation5XXErrors", "Sum", Errors(seed + 1000))
                .Shadow("Invocation5XXErrors", "Sum", Errors(seed + 2000));

            var verdict = Judge.Decide(
                PolicyOf(duration, "Invocation5XXErrors", "Rate", SampleWindow.Increase(effect)), test.Build(), SampleWindow.EqualLoad);
            passed += verdict.Criteria[0].Outcome == CriterionOutcome.Pass ? 1 : 0;
        }

        passed.ShouldBeGreaterThanOrEqualTo(48);
    }

    private static Func<int, double?> Minutes(int seed, int length, double correlation)
    {
        var noise = Noise.Series(seed, length, correlation);
        return minute => 20_000 * Math.Exp(0.1 * noise[minute]);
    }

    private static Func<int, double?> Errors(int seed)
    {
        var errors = Noise.Errors(seed, 1440, 20, 0.005);
        return minute => errors[minute];
    }
}
