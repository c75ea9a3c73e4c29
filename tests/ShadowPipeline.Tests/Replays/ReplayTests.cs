using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using ShadowPipeline.Replays;
using static ShadowPipeline.Tests.Replays.ReplaySample;

namespace ShadowPipeline.Tests.Replays;

public sealed class ReplayTests
{
    [Theory]
    [InlineData(1.02, 0, DecisionBasis.AllCriteriaPassed)]
    [InlineData(1.3, 0, DecisionBasis.CriterionFailed)]
    [InlineData(1.02, 30, DecisionBasis.GuardrailBreached)]
    public void Of_RecordedPolicy_IsIdentical(double slower, double errors, DecisionBasis basis)
    {
        var policy = PolicyOf(
            """{"metric": "ModelLatency", "statistic": "p99", "maxIncreasePercent": 10}""", """{"metric": "Invocation5XXErrors", "statistic": "Rate", "max": 0.05}""");
        var evidence = EvidenceOf(slower, errors);

        var replay = Replay.Of(Record(evidence, policy), evidence, other: null);

        replay.Now.Basis.ShouldBe(basis);
        replay.Identical.ShouldBeTrue();
        replay.SamePolicy.ShouldBeTrue();
        replay.Contradicts.ShouldBeFalse();
        replay.Now.Criteria.Count.ShouldBe(basis == DecisionBasis.GuardrailBreached ? 0 : 1);
    }

    [Fact]
    public void Of_RecordedPolicyThatIsRefusedToday_IsStillJudgedBy()
    {
        var evidence = EvidenceOf();
        var hopeless = PolicyOf("""{"metric": "ModelLatency", "statistic": "p99", "maxIncreasePercent": 10}""", duration: "1h");

        Replay.Of(Record(evidence, hopeless), evidence, other: null).Identical.ShouldBeTrue();
    }

    [Fact]
    public void Of_OtherPolicy_KeepsBothVerdicts()
    {
        var evidence = EvidenceOf();
        var stricter = PolicyOf("""{"metric": "ModelLatency", "statistic": "p99", "maxIncreasePercent": 1, "max": 90000}""");

        var replay = Replay.Of(Record(evidence), evidence, stricter);

        (replay.Then.Decision, replay.Now.Decision).ShouldBe((Decision.Promote, Decision.Reject));
        replay.Now.Criteria.Select(result => result.Outcome).ShouldBe([CriterionOutcome.Fail, CriterionOutcome.Pass]);
        replay.SamePolicy.ShouldBeFalse();
        replay.Identical.ShouldBeFalse();
        replay.Contradicts.ShouldBeFalse("another policy may decide otherwise");
    }

    [Fact]
    public void Of_OtherFileOfTheSamePolicy_IsTheSamePolicy()
    {
        var evidence = EvidenceOf();

        var replay = Replay.Of(Record(evidence), evidence, PolicyReader.ReadRecorded(PolicyDocument.Write(Recorded).ToJsonString()));

        replay.SamePolicy.ShouldBeTrue();
        replay.Identical.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false, DecisionBasis.AllCriteriaPassed, true)]
    [InlineData(true, DecisionBasis.AllCriteriaPassed, false)]
    [InlineData(false, DecisionBasis.ExperimentCancelled, false)]
    [InlineData(false, DecisionBasis.PipelineError, false)]
    public void Contradicts_OtherFiguresThanRecorded_OnlyWhereNothingExplainsThem(bool otherJudge, DecisionBasis basis, bool contradicts)
    {
        var evidence = EvidenceOf();
        var record = Record(evidence);
        var changed = record with
        {
            Basis = basis,
            Criteria = [record.Criteria[0] with { Estimate = 1 }],
            Judge = otherJudge ? record.Judge with { Version = "0.9.0" } : record.Judge,
        };

        var replay = Replay.Of(changed, evidence, other: null);

        replay.Identical.ShouldBeFalse();
        replay.SameJudge.ShouldBe(!otherJudge);
        replay.Contradicts.ShouldBe(contradicts);
    }
}
