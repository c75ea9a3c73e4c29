using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;
using static ShadowPipeline.Tests.Decisions.SampleRun;

namespace ShadowPipeline.Tests.Decisions;

public sealed class DecisionBuilderTests
{
    private static readonly PipelineFailure Failure = new(
        "TransientServiceException",
        """{"errorType":"TransientServiceException","errorMessage":"CloudWatch throttled the call","stackTrace":["at A.B()","at C.D()"]}""");

    private static DecisionRecord Build(Run run, PipelineFailure? failure = null) => DecisionBuilder.Build(run, failure, "0.1.0", Decided);

    [Fact]
    public void Build_VerdictWhoseLimitsAllHold_Promotes()
    {
        var record = Build(Tested(Promote(CriterionOutcome.Pass)));

        record.Decision.ShouldBe(Decision.Promote);
        record.Basis.ShouldBe(DecisionBasis.AllCriteriaPassed);
        record.Reasons.ShouldBe(["The only limit holds at 95 % confidence", "RoutingConfig of production is not preserved during the test."]);
        record.ExperimentName.ShouldBe("fraud-detector-7-1");
        record.Window.ShouldBe(new ObservedWindow(Approved.AddMinutes(30), Approved.AddDays(1)));
        record.Cost.ShouldBe(new TestCost(47, 10.81));
        record.DecidedAt.ShouldBe(Decided);
        record.Release.ShouldBeNull();
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "The test was extended once, until 2026-11-21 09:00 UTC, because its evidence was thin.")]
    [InlineData(3, "The test was extended 3 times, until 2026-11-21 09:00 UTC, because its evidence was thin.")]
    public void Build_ExtendedTest_SaysHowOftenAndUntilWhen(int times, string? reason)
    {
        var run = Tested(Promote(CriterionOutcome.Pass)) with
        {
            Prolongation = new Prolongation(3, times, times == 0 ? null : Approved.AddDays(1), Approved.AddHours(6), null),
        };

        Build(run).Reasons.Where(text => text.Contains("extended")).ShouldBe(reason is null ? [] : [reason]);
    }

    public static TheoryData<Verdict> Unsupported => new()
    {
        Promote(),
        Promote(CriterionOutcome.Pass, CriterionOutcome.Inconclusive),
        Promote(CriterionOutcome.Fail),
        Promote(CriterionOutcome.Pass) with { Basis = DecisionBasis.InsufficientEvidence },
    };

    [Theory]
    [MemberData(nameof(Unsupported))]
    public void Build_PromoteThatItsCriteriaDoNotSupport_Rejects(Verdict verdict)
    {
        var record = Build(Tested(verdict));

        record.Decision.ShouldBe(Decision.Reject);
        record.Basis.ShouldBe(DecisionBasis.PipelineError);
        record.Criteria.ShouldBe(verdict.Criteria);
    }

    [Fact]
    public void Build_FailureAfterAVerdict_AddsNothing()
    {
        var run = Tested(Promote(CriterionOutcome.Pass));

        DecisionComparison.SameContent(Build(run, Failure), Build(run)).ShouldBeTrue();
    }

    [Fact]
    public void Build_EarlyOutcome_DecidesWhateverElseIsKnown()
    {
        var run = Tested(Promote(CriterionOutcome.Pass)) with { EarlyOutcome = new EarlyOutcome(DecisionBasis.ApprovalWithdrawn, ["The approval was withdrawn."]) };

        var record = Build(run, Failure);

        record.Decision.ShouldBe(Decision.Reject);
        record.Basis.ShouldBe(DecisionBasis.ApprovalWithdrawn);
        record.Reasons[0].ShouldBe("The approval was withdrawn.");
    }

    [Fact]
    public void Build_FailureAlone_IsAPipelineErrorInOneSentence()
    {
        var record = Build(Registered(), Failure);

        record.Basis.ShouldBe(DecisionBasis.PipelineError);
        record.Reasons.ShouldBe(["The pipeline failed with TransientServiceException: CloudWatch throttled the call."]);
        record.Criteria.ShouldBeEmpty();
        record.ExperimentName.ShouldBeNull();
        record.SamplingPercentage.ShouldBeNull();
        record.Window.ShouldBeNull();
        record.Cost.ShouldBeNull();
    }

    [Theory]
    [InlineData(5, 24, null, 5)]
    [InlineData(23.9, 24, null, 23.9)]
    [InlineData(26, 24, null, 24)]
    [InlineData(26, 24, 30.0, 26)]
    [InlineData(40, 24, 30.0, 30)]
    public void Build_FailureDuringTheTest_ShowsWhatWasObservedUntilThen(double recorded, double scheduled, double? extended, double end)
    {
        var tested = Tested(verdict: null);
        var run = tested with
        {
            Submission = tested.Submission! with { EndTime = Approved.AddHours(scheduled) },
            Observation = new Observation(Approved.AddMinutes(30), EndedAt: null, "Running", null),
            Prolongation = extended is { } until ? new Prolongation(1, 1, Approved.AddHours(until), Approved.AddHours(6), null) : null,
        };

        var record = DecisionBuilder.Build(run, Failure, "0.1.0", Approved.AddHours(recorded));

        record.Window.ShouldBe(new ObservedWindow(Approved.AddMinutes(30), Approved.AddHours(end)));
        record.Cost!.InstanceHours.ShouldBe(2 * (end - 0.5), 0.1);
        record.Basis.ShouldBe(DecisionBasis.PipelineError);
    }

    [Fact]
    public void Build_FailureBeforeTheShadowServed_HasNoWindow()
    {
        var run = Tested(verdict: null) with { Observation = new Observation(null, null, "Starting", null) };

        (Build(run, Failure).Window, Build(run, Failure).Cost).ShouldBe((null, null));
    }

    [Fact]
    public void Build_NothingKnown_RejectsAllTheSame()
    {
        var record = Build(Tested(verdict: null));

        record.Decision.ShouldBe(Decision.Reject);
        record.Basis.ShouldBe(DecisionBasis.PipelineError);
        record.Reasons[0].ShouldBe("The run ended without a verdict.");
    }

    [Theory]
    [InlineData("enforce", DecisionMode.Enforce)]
    [InlineData("observe", DecisionMode.Observe)]
    public void Build_Mode_IsThePolicys(string mode, DecisionMode expected) => Build(Registered(mode)).Mode.ShouldBe(expected);

    [Theory]
    [InlineData("", "The pipeline failed with States.Timeout.")]
    [InlineData("The task took too long", "The pipeline failed with States.Timeout: The task took too long.")]
    [InlineData("Boom!\n   at A.B() in C.cs:line 3\n   at D.E()", "The pipeline failed with States.Timeout: Boom!")]
    [InlineData("{\"errorType\":\"X\",\"errorMessage\":\"Two\\nlines\"}", "The pipeline failed with States.Timeout: Two lines.")]
    [InlineData("{\"errorMessage\":\"cut o", "The pipeline failed with States.Timeout: {\"errorMessage\":\"cut o.")]
    [InlineData("{\"errorMessage\":7}", "The pipeline failed with States.Timeout: {\"errorMessage\":7}.")]
    public void ToSentence_AnyCause_IsOnePlainSentence(string cause, string sentence) =>
        new PipelineFailure("States.Timeout", cause).ToSentence().ShouldBe(sentence);

    [Fact]
    public void ToSentence_EndlessCause_IsCut() => new PipelineFailure("E", new string('x', 5000)).ToSentence().Length.ShouldBeLessThan(550);
}
