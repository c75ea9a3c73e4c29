using ShadowPipeline.Policies;
using ShadowPipeline.Preflights;
using ShadowPipeline.Tests.Judging;
using static ShadowPipeline.Tests.Preflights.SampleHistory;

namespace ShadowPipeline.Tests.Preflights;

public sealed class PreflightTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void Foresee_WideMargin_IsConclusive()
    {
        var report = Latency(Day, 10);

        report.Outlook.ShouldBe(Outlook.Conclusive);
        report.Problems.ShouldBeEmpty();
        report.DurationNeeded.ShouldBeNull();
        report.Limits.ShouldHaveSingleItem().DetectableEffect!.Value.ShouldBeInRange(0.1, 10);
        report.ShadowInvocations.ShouldBe(20 * 1440);
        (report.HistoryStart, report.HistoryEnd).ShouldBe((SampleWindow.Start, SampleWindow.Start + Day));
    }

    [Fact]
    public void Foresee_MarginThatTheWindowCannotResolve_NamesTheShortestDurationThatCan()
    {
        var effect = Latency(Day, 10).Limits[0].DetectableEffect!.Value;

        var report = Latency(Day, effect / 2);

        report.Outlook.ShouldBe(Outlook.Inconclusive);
        var needed = report.DurationNeeded.ShouldNotBeNull();
        needed.ShouldBeInRange(TimeSpan.FromDays(3.9), TimeSpan.FromDays(5), "half the difference needs four times the periods");
        report.Problems[^1].ShouldBe($"A test of {needed.TotalDays}d could conclude.");
        Latency(needed, effect / 2).Outlook.ShouldBe(Outlook.Conclusive);
        Latency(needed - Day, effect / 2).Outlook.ShouldBe(Outlook.Inconclusive);
    }

    [Fact]
    public void Foresee_MarginThatNothingResolves_SaysSo()
    {
        var report = Latency(Day, 0.01);

        report.DurationNeeded.ShouldBeNull();
        report.Problems[^1].ShouldBe("No test of up to 30d could conclude.");
    }

    [Fact]
    public void Foresee_LongerTest_ShrinksTheEffectWithTheRootOfTime()
    {
        static double Log(PreflightReport report) => Math.Log(1 + (report.Limits[0].DetectableEffect!.Value / 100));

        (Log(Latency(Day, 10)) / Log(Latency(4 * Day, 10))).ShouldBe(2, 1e-9);
    }

    // Rule of three: with 0 of n the exact 95 % bound is 1 - 0.05^(1/n).
    [Theory]
    [InlineData(24, 100, 28_800)]
    [InlineData(12, 100, 14_400)]
    [InlineData(24, 10, 2_880)]
    public void Foresee_NoErrors_ResolvesWhatAsManyRequestsCanExclude(int hours, int sampling, int shadowRequests)
    {
        var duration = TimeSpan.FromHours(hours);
        var history = Of(1440).Production("Invocation5XXErrors", "Sum", _ => 0);

        foreach (var limit in new[] { SampleWindow.Increase(0.5), SampleWindow.Max(0.5) })
        {
            var report = Foresee(PolicyOf(duration, "Invocation5XXErrors", "Rate", limit), Plan(duration, sampling: sampling), history);

            report.ShadowInvocations.ShouldBe(shadowRequests);
            report.Limits[0].DetectableEffect!.Value.ShouldBe(1 - Math.Pow(0.05, 1.0 / shadowRequests), 1e-6);
        }
    }

    [Fact]
    public void Foresee_ErrorsInProduction_ShrinksWithTimeAndWidensWhenShort()
    {
        var errors = Noise.Errors(3, 1440, 20, 0.01);
        var history = Of(1440).Production("Invocation5XXErrors", "Sum", minute => errors[minute]);
        double Effect(TimeSpan duration) => Foresee(
            PolicyOf(duration, "Invocation5XXErrors", "Rate", SampleWindow.Increase(0.5)), Plan(duration), history).Limits[0].DetectableEffect!.Value;

        Effect(4 * Day).ShouldBe(Effect(Day) / 2, 1e-12);
        Effect(Day / 4).ShouldBeGreaterThanOrEqualTo(2 * Effect(Day));

        // 288 of 28,800: the normal approximation of the difference is (1.645 + 0.842) * sqrt(2 * 0.01 * 0.99 / 28800) = 0.00206.
        Effect(Day).ShouldBeInRange(0.0019, 0.0032);
    }

    [Theory]
    [InlineData(19_000, Outlook.Inconclusive)]
    [InlineData(20_300, Outlook.Conclusive)]
    [InlineData(20_000.5, Outlook.Inconclusive)]
    public void Foresee_Max_AsksForRoomAboveProduction(double max, Outlook outlook)
    {
        var report = Foresee(PolicyOf(Day, "ModelLatency", "p99", SampleWindow.Max(max)), Plan(Day), Noisy(1440));

        var limit = report.Limits.ShouldHaveSingleItem();
        limit.Outlook.ShouldBe(outlook, limit.Reason);
        limit.Level!.Value.ShouldBe(20_000, 100);
    }

    [Fact]
    public void Foresee_ProductionBeyondAMax_CanNeverPass()
    {
        var report = Foresee(PolicyOf(Day, "ModelLatency", "p99", SampleWindow.Max(10_000)), Plan(Day), Noisy(1440));

        report.Problems[0].ShouldStartWith("ModelLatency p99 cannot pass: production itself is at 20");
        report.DurationNeeded.ShouldBeNull();
    }

    [Fact]
    public void Foresee_Extensions_ShareTheErrorRateAndLengthenTheTest()
    {
        var effect = Latency(Day, 10).Limits[0].DetectableEffect!.Value;
        var policy = PolicyOf(Day, "ModelLatency", "p99", SampleWindow.Percent(effect));
        var extended = policy with { OnInsufficientEvidence = InsufficientEvidenceAction.Extend, MaxExtensions = 1 };

        var report = Foresee(extended, Plan(Day), Noisy(1440));

        report.Confidence.ShouldBe(0.975, 1e-12);
        report.Limits[0].DetectableEffect!.Value.ShouldBeGreaterThan(effect);
        report.Limits[0].Outlook.ShouldBe(Outlook.Inconclusive);
        report.Outlook.ShouldBe(Outlook.Conclusive, "an extension may double the test");
        report.Notes.ShouldContain(note => note.Contains("which its extensions allow"));
        Foresee(policy with { MaxExtensions = 1 }, Plan(Day), Noisy(1440)).Confidence.ShouldBe(0.95, 1e-12, "a policy that rejects is never extended");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(59)]
    public void Foresee_HardlyAnyMetrics_IsUnknownAndRefusesNothing(int minutes)
    {
        var policy = PolicyOf(Day, "ModelLatency", "p99", SampleWindow.Percent(10)) with { RequireConclusive = true };

        var report = Foresee(policy, Plan(Day), Noisy(minutes));

        report.Outlook.ShouldBe(Outlook.Unknown);
        report.Problems.ShouldHaveSingleItem().ShouldContain("not known");
        report.InstanceHours.ShouldBe(48);
        Preflight.Refuses(policy, report).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true, 0.01, true)]
    [InlineData(false, 0.01, false)]
    [InlineData(true, 10, false)]
    public void Refuses_OnlyWhatThePolicyRequiresAndTheMetricsDeny(bool requireConclusive, double margin, bool refuses)
    {
        var policy = PolicyOf(Day, "ModelLatency", "p99", SampleWindow.Percent(margin)) with { RequireConclusive = requireConclusive };

        Preflight.Refuses(policy, Foresee(policy, Plan(Day), Noisy(1440))).ShouldBe(refuses);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(4, false)]
    public void Foresee_MinutesWithoutData_CountAgainstTheTest(int every, bool tolerated)
    {
        // One minute in five is missing: exactly the 20 % that the default allows.
        var history = Of(1440).Production("ModelLatency", "p99", minute => minute % every == 0 ? null : 20_000 + (minute % 7));

        var report = Foresee(PolicyOf(Day, "ModelLatency", "p99", SampleWindow.Max(30_000)), Plan(Day), history);

        report.Outlook.ShouldBe(tolerated ? Outlook.Conclusive : Outlook.Inconclusive, string.Join('\n', report.Problems));
    }

    [Fact]
    public void Foresee_MetricThatProductionDoesNotPublish_CannotBeJudged() =>
        Foresee(PolicyOf(Day, "GPUUtilization", "Average", SampleWindow.Max(80)), Plan(Day), Noisy(1440))
            .Problems[0].ShouldBe("GPUUtilization Average cannot be judged: production has published no usable data of it in 24h.");

    [Theory]
    [InlineData(100, "ml.m5.xlarge", Outlook.Conclusive)]
    [InlineData(99, "ml.m5.xlarge", Outlook.Inconclusive)]
    [InlineData(100, "ml.m5.large", Outlook.Inconclusive)]
    public void Foresee_UnequalLoad_CannotComparePercentiles(int sampling, string shadowType, Outlook outlook) =>
        Foresee(PolicyOf(Day, "ModelLatency", "p99", SampleWindow.Percent(10)), Plan(Day, sampling: sampling, shadowType: shadowType), Noisy(1440))
            .Outlook.ShouldBe(outlook);

    [Theory]
    [InlineData(1440, Outlook.Conclusive)]
    [InlineData(1441, Outlook.Inconclusive)]
    public void Foresee_TooFewInvocations_SaysHowManyThereWillBe(int minInvocations, Outlook outlook)
    {
        var policy = PolicyOf(Day, "ModelLatency", "p99", SampleWindow.Percent(10));
        policy = policy with { Evidence = policy.Evidence with { MinInvocations = minInvocations } };

        var report = Foresee(policy, Plan(Day), Noisy(1440, requests: 1));

        report.Outlook.ShouldBe(outlook);
        report.DurationNeeded.ShouldBe(outlook == Outlook.Conclusive ? null : TimeSpan.FromHours(25));
        report.Problems.Any(problem => problem.Contains("about 1440 invocations in 24h, at least 1441")).ShouldBe(outlook == Outlook.Inconclusive);
    }

    [Theory]
    [InlineData(50, Outlook.Conclusive)]
    [InlineData(51, Outlook.Inconclusive)]
    public void Foresee_AnHour_LosesItsDeployment(int minPeriods, Outlook outlook)
    {
        var hour = TimeSpan.FromHours(1);
        var policy = PolicyOf(hour, "ModelLatency", "p99", SampleWindow.Percent(50));

        Foresee(policy with { Evidence = policy.Evidence with { MinPeriods = minPeriods } }, Plan(hour), Noisy(1440)).Outlook.ShouldBe(outlook);
    }

    // 8.1 % over one machine, 8.1 % / sqrt(4) = 4.05 % over four.
    [Theory]
    [InlineData(1, 8.1, false)]
    [InlineData(1, 8, true)]
    [InlineData(4, 4.05, false)]
    [InlineData(4, 4, true)]
    public void Foresee_MarginBelowMachineNoise_SaysSo(int instances, double margin, bool said) =>
        Foresee(PolicyOf(Day, "ModelLatency", "p99", SampleWindow.Percent(margin)), Plan(Day, instances, instances), Noisy(1440))
            .Notes.Any(note => note.StartsWith("Machines alone differ")).ShouldBe(said);

    [Theory]
    [InlineData("ml.m5.xlarge", 12.0)]
    [InlineData("ml.m9.huge", null)]
    public void Foresee_Cost_IsThatOfTheShadowAlone(string shadowType, double? usd)
    {
        var report = Foresee(PolicyOf(Day, "ModelLatency", "p99", SampleWindow.Percent(10)), Plan(Day, instances: 9, shadowType: shadowType), Noisy(1440));

        report.InstanceHours.ShouldBe(48);
        report.EstimatedUsd.ShouldBe(usd);
        report.PricesAsOf.ShouldBe("2026-11");
    }

    [Fact]
    public void Foresee_ProductionBeyondAGuardrail_SaysThatTheTestWouldBeStopped()
    {
        var policy = PolicyOf(Day, "ModelLatency", "p99", SampleWindow.Percent(10)) with { Guardrails = [new Guardrail("ModelLatency", "p99", 15_000)] };

        Foresee(policy, Plan(Day), Noisy(1440)).Notes.ShouldContain(note => note.Contains("Production itself is beyond the guardrail ModelLatency p99"));
    }

    private static PreflightReport Latency(TimeSpan duration, double margin) =>
        Foresee(PolicyOf(duration, "ModelLatency", "p99", SampleWindow.Percent(margin)), Plan(duration), Noisy(1440));

    // 20 ms with a standard deviation of 10 % and no memory.
    private static SampleWindow Noisy(int minutes, double requests = 20)
    {
        var noise = Noise.Series(5, Math.Max(1, minutes), 0);
        return Of(minutes, requests).Production("ModelLatency", "p99", minute => 20_000 * Math.Exp(0.1 * noise[minute]));
    }
}
