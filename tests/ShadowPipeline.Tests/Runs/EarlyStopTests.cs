using ShadowPipeline.Decisions;
using ShadowPipeline.Runs;
using ShadowPipeline.Tests.Decisions;

namespace ShadowPipeline.Tests.Runs;

public sealed class EarlyStopTests
{
    private static readonly Run Whole = SampleRun.Tested(null);

    [Theory]
    [InlineData(DecisionBasis.GuardrailBreached, true)]
    [InlineData(DecisionBasis.ApprovalWithdrawn, true)]
    [InlineData(DecisionBasis.ExperimentCancelled, false)]
    [InlineData(DecisionBasis.InsufficientEvidence, false)]
    [InlineData(DecisionBasis.PipelineError, false)]
    public void Saved_IsWhatThePipelineItselfEnded(DecisionBasis basis, bool saves) =>
        EarlyStop.SavedInstanceHours(Ended(basis, TimeSpan.FromHours(3))).ShouldBe(saves ? Whole.Submission!.ShadowVariant.InstanceCount * 3.0 : null);

    [Fact]
    public void ToItsEnd_SavesNothing()
    {
        EarlyStop.SavedInstanceHours(Ended(DecisionBasis.GuardrailBreached, TimeSpan.Zero)).ShouldBeNull();
        EarlyStop.SavedInstanceHours(Ended(DecisionBasis.GuardrailBreached, TimeSpan.FromMinutes(-1))).ShouldBeNull();
        EarlyStop.SavedInstanceHours(Whole with { EarlyOutcome = null }).ShouldBeNull();
    }

    [Fact]
    public void Extended_CountsToTheGrantedEnd()
    {
        var end = Whole.Submission!.EndTime;
        var extended = Ended(DecisionBasis.GuardrailBreached, TimeSpan.FromHours(1)) with
        {
            Prolongation = new Prolongation(1, 1, end.AddHours(2), end, null),
        };

        EarlyStop.SavedInstanceHours(extended).ShouldBe(Whole.Submission.ShadowVariant.InstanceCount * 3.0);
    }

    [Fact]
    public void NeverRan_SavesNothingThatIsKnown()
    {
        var ended = Ended(DecisionBasis.ApprovalWithdrawn, TimeSpan.FromHours(3));

        EarlyStop.SavedInstanceHours(ended with { Submission = null }).ShouldBeNull();
        EarlyStop.SavedInstanceHours(ended with { Observation = ended.Observation! with { RunningSince = null } }).ShouldBeNull();
        EarlyStop.SavedInstanceHours(ended with { Observation = ended.Observation with { EndedAt = null } }).ShouldBeNull();
    }

    private static Run Ended(DecisionBasis basis, TimeSpan before) => Whole with
    {
        EarlyOutcome = new EarlyOutcome(basis, ["Because."]),
        Observation = new Observation(Whole.Submission!.StartTime, Whole.Submission.EndTime - before, "Stopping", null),
    };
}
