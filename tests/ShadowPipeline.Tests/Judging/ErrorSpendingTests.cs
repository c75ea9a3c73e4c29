using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using static ShadowPipeline.Tests.Judging.SampleWindow;

namespace ShadowPipeline.Tests.Judging;

public sealed class ErrorSpendingTests
{
    [Theory]
    [InlineData(InsufficientEvidenceAction.Reject, 0, 1, 0.95)]
    [InlineData(InsufficientEvidenceAction.Reject, 3, 1, 0.95)]
    [InlineData(InsufficientEvidenceAction.Extend, 0, 1, 0.95)]
    [InlineData(InsufficientEvidenceAction.Extend, 1, 2, 0.975)]
    [InlineData(InsufficientEvidenceAction.Extend, 4, 5, 0.99)]
    public void Of_Policy_DividesTheErrorOverTheLooks(InsufficientEvidenceAction action, int extensions, int looks, double perLook)
    {
        var spending = ErrorSpending.Of(Extended(action, extensions));

        spending.Looks.ShouldBe(looks);
        spending.PerLook.ShouldBe(perLook, 1e-12);
    }

    [Fact]
    public void Decide_PolicyThatExtends_HasWiderBoundsAndSaysOverHowManyLooks()
    {
        var noise = Noise.Series(5, 240, 0.3);
        var window = Of(240).Production("ModelLatency", "p99", _ => 20_000)
            .Shadow("ModelLatency", "p99", minute => 20_000 * Math.Exp(0.1 * noise[minute])).Build();

        var once = Judge.Decide(Extended(InsufficientEvidenceAction.Reject, 0), window, EqualLoad).Criteria[0];
        var thrice = Judge.Decide(Extended(InsufficientEvidenceAction.Extend, 2), window, EqualLoad).Criteria[0];

        thrice.Estimate.ShouldBe(once.Estimate);
        thrice.Upper!.Value.ShouldBeGreaterThan(once.Upper!.Value);
        thrice.Lower!.Value.ShouldBeLessThan(once.Lower!.Value);
        thrice.Reason.ShouldContain("(95 % bounds over 3 looks, ");
        once.Reason.ShouldContain("(95 % bounds ");
    }

    private static Policy Extended(InsufficientEvidenceAction action, int extensions) =>
        PolicyOf(CriterionOf("ModelLatency", "p99", Percent(10))) with { OnInsufficientEvidence = action, MaxExtensions = extensions };
}
