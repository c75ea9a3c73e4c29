using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using static ShadowPipeline.Tests.Judging.SampleWindow;

namespace ShadowPipeline.Tests.Judging;

public sealed class RemarksTests
{
    private static readonly Policy TenPercent = PolicyOf(CriterionOf("ModelLatency", "p99", Percent(10)));

    [Theory]
    [InlineData(1, null)]
    [InlineData(5, "Judged on points of 5 minutes: the one-minute points of some of the window could no longer be read")]
    [InlineData(60, "Judged on points of 60 minutes: the one-minute points of some of the window could no longer be read")]
    public void Decide_CoarsePoints_SaysSo(int minutes, string? remark)
    {
        var window = Of(240).Build() with { Period = TimeSpan.FromMinutes(minutes) };

        Judge.Decide(TenPercent, window, EqualLoad).Reasons.LastOrDefault(reason => reason.StartsWith("Judged", StringComparison.Ordinal)).ShouldBe(remark);
    }

    // One pair of machines in ten differs by more than 8.1 %; four instances of each variant halve that.
    [Theory]
    [InlineData(1, 8.2, null)]
    [InlineData(1, 8, "Machines alone differ: with 1 instance of each variant one test in ten of the same model differs by more than 8.1 %, and the smallest margin is 8 %")]
    [InlineData(4, 4.1, null)]
    [InlineData(4, 4, "Machines alone differ: with 4 instances of each variant one test in ten of the same model differs by more than 4.1 %, and the smallest margin is 4 %")]
    [InlineData(null, 1.0, null)]
    public void Decide_MarginBelowTheNoiseOfMachines_SaysSo(int? instances, double margin, string? remark)
    {
        var policy = PolicyOf(CriterionOf("ModelLatency", "p99", Percent(10), Percent(margin)), CriterionOf("Invocation5XXErrors", "Rate", Percent(1)));

        var verdict = Judge.Decide(policy, Of(240).Build(), EqualLoad with { InstanceCount = instances });

        verdict.Reasons.LastOrDefault(reason => reason.StartsWith("Machines", StringComparison.Ordinal)).ShouldBe(remark);
    }
}
