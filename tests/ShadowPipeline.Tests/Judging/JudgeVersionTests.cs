using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Metrics;
using ShadowPipeline.Replays;
using ShadowPipeline.Tests.Replays;
using static ShadowPipeline.Tests.Judging.SampleWindow;

namespace ShadowPipeline.Tests.Judging;

/// <summary>What a version of the judge said once, it says for ever.</summary>
public sealed class JudgeVersionTests
{
    private static readonly JudgeIdentity Older = new("paired-non-inferiority", "2.0.0", 0);

    /// <summary>Three days with a daily cycle between 24 and 66 %.</summary>
    private static MetricWindow ThreeDays { get; } = Of(3 * 1440)
        .Shadow("CPUUtilization", "Average", minute => 45 + (20 * Math.Sin(2 * Math.PI * minute / 1440)) + (minute * 7 % 11 / 10.0))
        .Build();

    [Fact]
    public void Decide_VersionBeforeTheClock_GivesItsOwnFigures()
    {
        var policy = PolicyOf(CriterionOf("CPUUtilization", "Average", Max(80)));

        var then = Judge.Decide(policy, ThreeDays, EqualLoad, JudgeVersion.Of(Older)).Criteria[0];
        var now = Judge.Decide(policy, ThreeDays, EqualLoad).Criteria[0];

        // As the released 2.0.0 gave them.
        (then.Estimate, then.Lower, then.Upper, then.EffectivePeriods).ShouldBe((45.5000463, 9.720593203, 81.27949939, 1));
        then.Outcome.ShouldBe(CriterionOutcome.Inconclusive);
        (now.Outcome, now.Estimate).ShouldBe((CriterionOutcome.Pass, then.Estimate));
        (now.Upper!.Value - now.Estimate!.Value).ShouldBeLessThan(0.5);
    }

    [Fact]
    public void Replay_RecordOfAnOlderVersion_IsJudgedByThat()
    {
        // The evidence names an instance type with four cores, over which CPU adds up.
        var policy = ReplaySample.PolicyOf("""{"metric": "CPUUtilization", "statistic": "Average", "max": 15}""");
        var evidence = ReplaySample.EvidenceOf(ThreeDays);
        var older = JudgeVersion.Of(Older)!;
        var verdict = Judge.Decide(policy, evidence.Window, evidence.Manifest.Context, older);
        var record = ReplaySample.Record(evidence, policy) with
        {
            Decision = verdict.Outcome,
            Basis = verdict.Basis,
            Reasons = verdict.Reasons,
            Criteria = verdict.Criteria,
            Judge = Older,
        };

        var replay = Replay.Of(record, evidence, other: null);

        (replay.Identical, replay.SameJudge, replay.Judge, replay.Now.Basis).ShouldBe((true, true, Older, DecisionBasis.InsufficientEvidence));
        Replay.Of(record with { Judge = JudgeVersion.Current.Identity }, evidence, other: null).Contradicts.ShouldBeTrue();
    }

    [Theory]
    [InlineData("paired-non-inferiority", "2.0.0", true)]
    [InlineData("paired-non-inferiority", "2.1.0", true)]
    [InlineData("paired-non-inferiority", "1.9.0", false)]
    [InlineData("another", "2.0.0", false)]
    public void Of_Identity_IsAVersionOfThisSoftwareOrNone(string name, string version, bool known) =>
        (JudgeVersion.Of(new JudgeIdentity(name, version, 0)) is not null).ShouldBe(known);

    [Fact]
    public void Current_IsWhatTheJudgeNames() => JudgeVersion.Current.Identity.ShouldBe(Judge.Identity);
}
