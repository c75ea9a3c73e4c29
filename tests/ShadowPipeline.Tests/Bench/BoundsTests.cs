using ShadowPipeline.Bench.Accuracy;

namespace ShadowPipeline.Tests.Bench;

public sealed class BoundsTests
{
    // 10 of 100: 4.900 % to 17.622 % at 95 % two-sided, as in the tables of Clopper and Pearson (1934). The others by bisection of the sum.
    [Theory]
    [InlineData(10, 100, 0.025, 0.04900468922, 0.17622259774)]
    [InlineData(0, 200, 0.05, 0, 0.01486703923)]
    [InlineData(3, 1000, 0.01, 0.00043638656, 0.01000979199)]
    public void Bounds_OfAShare_AreClopperAndPearsons(int count, int trials, double tail, double lower, double upper)
    {
        ExactBounds.Lower(count, trials, tail).ShouldBe(lower, 1e-8);
        ExactBounds.Upper(count, trials, tail).ShouldBe(upper, 1e-8);
    }

    [Fact]
    public void Upper_OfAll_IsOne() => ExactBounds.Upper(30, 30, 0.05).ShouldBe(1);

    [Theory]
    [InlineData("latency p99: false Promote at twice the margin", Effects.Twice, 36, 37)]
    [InlineData("latency p99: false Promote exactly at the margin", Effects.Margin, 134, 135)]
    [InlineData("latency p99: false Reject without effect", Effects.None, 36, 37)]
    [InlineData("latency p99: Inconclusive without effect, 1440 minutes", Effects.None, 240, 241)]
    [InlineData("latency p99: power against twice the margin, 10080 minutes", Effects.Twice, 1870, 1869)]
    [InlineData("error rate: false Reject without effect", Effects.None, 35, 36)]
    [InlineData("guardrail: false stop in 7 days of hourly looks", GuardrailExperiment.Stopped, 32, 33)]
    [InlineData("guardrail: a jump to 2 % stopped within 2 checks", GuardrailExperiment.Stopped, 1969, 1968)]
    public void Missed_OneRunBeyondTheBound_IsMissed(string name, string effect, int met, int missed)
    {
        var target = Targets.All.Single(one => one.Name == name);

        target.Missed(CellWith(target, effect, met)).ShouldBeFalse();
        target.Missed(CellWith(target, effect, missed)).ShouldBeTrue();
    }

    [Fact]
    public void Cells_OfTheWholePlan_DoNotDependOnWhatIsRun() =>
        Targets.All.Select(target => target.Cells).ShouldBe([24, 24, 24, 6, 6, 8, 8, 8, 2, 2, 2, 1]);

    [Fact]
    public void Covers_AnotherJudgesCell_IsFalse()
    {
        var cell = new Cell("errors", "steady", 60, Effects.Twice, TrialJudges.Threshold, [2000, 0, 0]);

        Targets.All.ShouldAllBe(target => !target.Covers(cell));
    }

    private static Cell CellWith(Target target, string effect, int count)
    {
        var counts = new int[3];
        counts[(int)target.Outcome] = count;
        counts[((int)target.Outcome + 1) % 3] = 2000 - count;
        return new Cell("any", "any", 60, effect, TrialJudges.Paired, counts);
    }
}
