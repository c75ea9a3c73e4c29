using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using static ShadowPipeline.Tests.Judging.SampleWindow;

namespace ShadowPipeline.Tests.Judging;

public sealed class GuardrailsTests
{
    private static readonly Policy Guarded = PolicyOf(CriterionOf("ModelLatency", "p99", Percent(10))) with
    {
        Guardrails = [new Guardrail("Invocation5XXErrors", "Rate", 0.005)],
    };

    private static SampleWindow Errors(int minutes, int requests, Func<int, double?> errors) =>
        Of(minutes, requests).Production("Invocation5XXErrors", "Sum", _ => 0).Shadow("Invocation5XXErrors", "Sum", errors);

    [Fact]
    public void Check_ErrorsFarAboveTheMax_IsABreachWithFigures()
    {
        var breach = Guardrails.Check(Guarded, Errors(60, 20, minute => minute % 2 == 0 ? 3 : 1).Build(), 168)!;

        breach.Guardrail.ShouldBe(Guarded.Guardrails[0]);
        breach.Estimate.ShouldBe(0.1);
        breach.Lower.ShouldBeGreaterThan(0.005);
        breach.Reason.ShouldStartWith("Guardrail broken: Invocation5XXErrors Rate is 10 % on the shadow variant over the last 60 periods (at least ");
        breach.Reason.ShouldEndWith(", max 0.5 %");
    }

    [Fact]
    public void Check_SameErrorsWithMoreLooksPlanned_NeedsMoreEvidence()
    {
        var window = Errors(60, 17, minute => minute % 4 == 0 ? 1 : 0).Build();

        Guardrails.Check(Guarded, window, 1).ShouldNotBeNull();
        Guardrails.Check(Guarded, window, 10_000).ShouldBeNull();
    }

    [Fact]
    public void Check_LateFault_IsSeenAmongDaysOfGoodMinutes()
    {
        const int minutes = 3 * 1440;
        var window = Errors(minutes, 17, minute => minute < minutes - 120 ? 0 : minute % 3 == 0 ? 1 : 0).Build();

        Guardrails.Check(Guarded, window, 168).ShouldNotBeNull().Reason.ShouldContain("over the last 120 periods");
    }

    [Fact]
    public void Check_NoPointsAtAll_IsNoBreach() => Guardrails.Check(Guarded, Of(60).Build(), 24).ShouldBeNull();

    [Fact]
    public void Check_NoGuardrails_IsNoBreach() =>
        Guardrails.Check(Guarded with { Guardrails = [] }, Errors(60, 20, _ => 20).Build(), 24).ShouldBeNull();

    [Theory]
    [InlineData(40_000, false)]
    [InlineData(90_000, true)]
    public void Check_LatencyAgainstItsMax_UsesTheLowerBound(double latency, bool broken)
    {
        var policy = Guarded with { Guardrails = [new Guardrail("ModelLatency", "p99", 50_000)] };
        var noise = Noise.Series(3, 240, 0.3);
        var window = Of(240).Shadow("ModelLatency", "p99", minute => latency * Math.Exp(0.1 * noise[minute])).Build();

        (Guardrails.Check(policy, window, 24) is not null).ShouldBe(broken);
    }

    [Fact]
    public void Check_HourlyLooksAtAGoodModel_HardlyEverStop()
    {
        var stopped = Enumerable.Range(1, 60).Count(seed =>
        {
            var errors = Noise.Errors(seed, 1440, 17, 0.004);
            return Enumerable.Range(1, 24).Any(hour => Guardrails.Check(Guarded, Errors(60 * hour, 17, minute => errors[minute]).Build(), 24) is not null);
        });

        stopped.ShouldBeLessThanOrEqualTo(2, "the budget is 1 % of 60 runs");
    }

    [Fact]
    public void Check_NoChecksPlanned_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Guardrails.Check(Guarded, Of(60).Build(), 0));
}
