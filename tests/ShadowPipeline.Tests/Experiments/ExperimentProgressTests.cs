using ShadowPipeline.Decisions;
using ShadowPipeline.Experiments;
using ShadowPipeline.Planning;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Tests.Experiments;

public sealed class ExperimentProgressTests
{
    private static readonly DateTimeOffset SubmittedAt = new(2026, 11, 20, 9, 0, 5, TimeSpan.Zero);
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddHours(24);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly Observation Ran = new(Start.AddMinutes(2), null, "Running", null);

    [Fact]
    public void Check_ExperimentIsGone_EndsTheRun()
    {
        var answer = ExperimentProgress.Check(Submission(), Ran, null, Schedule(), Start.AddHours(3));

        ShouldHaveEnded(answer, DecisionBasis.ExperimentCancelled, "deleted");
        answer.Observation.ShouldBe(new Observation(Ran.RunningSince, Start.AddHours(3), "Deleted", null));
    }

    [Theory]
    [InlineData("Creating")]
    [InlineData("Starting")]
    [InlineData("Updating")]
    [InlineData("Stopping")]
    [InlineData("SomethingNew")]
    public void Check_BetweenStatesBeforeTheStart_LooksAgainSoonButNotPastTheStart(string status)
    {
        Check(status, SubmittedAt).Next.ShouldBe(SubmittedAt.AddMinutes(2));
        Check(status, SubmittedAt.AddMinutes(30) - Tick).Next.ShouldBe(SubmittedAt.AddMinutes(32));
        Check(status, SubmittedAt.AddMinutes(30)).Next.ShouldBe(SubmittedAt.AddMinutes(45));
        Check(status, Start.AddMinutes(-1)).Next.ShouldBe(Start.AddSeconds(30));
    }

    [Theory]
    [InlineData("Creating")]
    [InlineData("Starting")]
    [InlineData("Updating")]
    [InlineData("Stopping")]
    [InlineData("Created")]
    public void Check_NotRunningAfterTheStart_IsStuckAfterNineHours(string status)
    {
        Check(status, Start.AddHours(9) - Tick).State.ShouldBe(ProgressState.CheckAgain);
        var stuck = Check(status, Start.AddHours(9));
        stuck.State.ShouldBe(ProgressState.Stuck);
        stuck.Problem!.ShouldContain(status);
    }

    [Fact]
    public void Check_CreatingSinceTheSubmission_IsStuckAfterNineHoursThoughTheStartIsDaysAway()
    {
        var submission = Submission() with { StartTime = Start.AddDays(5), EndTime = End.AddDays(5) };
        var schedule = CheckSchedule.For(submission.StartTime, submission.EndTime, TimeSpan.FromHours(1));

        ExperimentProgress.Check(submission, null, Snapshot("Creating"), schedule, SubmittedAt.AddHours(9) - Tick).State.ShouldBe(ProgressState.CheckAgain);
        ExperimentProgress.Check(submission, null, Snapshot("Creating"), schedule, SubmittedAt.AddHours(9)).State.ShouldBe(ProgressState.Stuck);
        ExperimentProgress.Check(submission, null, Snapshot("Created"), schedule, SubmittedAt.AddHours(9)).Next.ShouldBe(submission.StartTime.AddSeconds(30));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("InService", true)]
    [InlineData("Updating", true)]
    [InlineData("Creating", false)]
    [InlineData("Deleting", false)]
    public void Check_Running_CountsFromTheFirstSightOfAShadowInService(string? shadow, bool serves)
    {
        var now = Start.AddMinutes(3);

        var answer = Check("Running", now, shadow: shadow);

        answer.Observation.RunningSince.ShouldBe(serves ? now : null);
        answer.Next.ShouldBe(serves ? now.AddHours(1) : now.AddMinutes(2));
    }

    [Fact]
    public void Check_RunningButNeverServing_IsStuckAfterNineHours()
    {
        Check("Running", Start.AddHours(9) - Tick, shadow: "Creating").State.ShouldBe(ProgressState.CheckAgain);
        Check("Running", Start.AddHours(9), shadow: "Creating").State.ShouldBe(ProgressState.Stuck);
    }

    [Fact]
    public void Check_RunningAgain_KeepsTheFirstSight() =>
        Check("Running", Start.AddHours(5), Ran).Observation.RunningSince.ShouldBe(Ran.RunningSince);

    [Theory]
    [InlineData("Running")]
    [InlineData("Updating")]
    [InlineData("Stopping")]
    public void Check_OnceItRan_LooksAsSeldomAsARunningTestUntilTheEnd(string status)
    {
        Check(status, Start.AddHours(5), Ran).Next.ShouldBe(Start.AddHours(6));
        Check(status, End.AddMinutes(-1), Ran).Next.ShouldBe(End.AddSeconds(30));
        Check(status, End.AddHours(9) - Tick, Ran).State.ShouldBe(ProgressState.CheckAgain);
        Check(status, End.AddHours(9), Ran).State.ShouldBe(ProgressState.Stuck);
    }

    [Theory]
    [InlineData(-301, true)]
    [InlineData(-300, false)]
    [InlineData(0, false)]
    public void Check_Completed_IsEarlyBeforeFiveMinutesToTheEnd(int secondsAfterTheEnd, bool early)
    {
        var answer = Check("Completed", End.AddHours(1), Ran, completed: End.AddSeconds(secondsAfterTheEnd), reason: "Stopped by hand.");

        if (early)
        {
            ShouldHaveEnded(answer, DecisionBasis.ExperimentCancelled, "completed early, at 2026-11-21 09:54 UTC instead of 2026-11-21 10:00 UTC: \"Stopped by hand.\"");
        }
        else
        {
            answer.State.ShouldBe(ProgressState.Evaluate);
        }
    }

    [Fact]
    public void Check_CompletedOnSchedule_WaitsUntilTheMetricsArrived()
    {
        var before = Check("Completed", End.AddMinutes(5) - Tick, Ran, completed: End.AddMinutes(2));
        before.State.ShouldBe(ProgressState.CheckAgain);
        before.Next.ShouldBe(End.AddMinutes(5));

        Check("Completed", End.AddMinutes(5), Ran, completed: End.AddMinutes(2)).State.ShouldBe(ProgressState.Evaluate);
    }

    [Theory]
    [InlineData(-2, -2)]
    [InlineData(0, 0)]
    [InlineData(120, 0)]
    public void Check_CompletedLate_EndsTheWindowWithTheSchedule(int completedMinutes, int endedMinutes) =>
        Check("Completed", End.AddHours(3), Ran, completed: End.AddMinutes(completedMinutes)).Observation.EndedAt.ShouldBe(End.AddMinutes(endedMinutes));

    [Fact]
    public void Check_CompletedWithoutEverBeingSeenRunning_IsNoEvidence() =>
        ShouldHaveEnded(Check("Completed", End.AddHours(1), completed: End), DecisionBasis.InsufficientEvidence, "no check ever saw");

    [Theory]
    [InlineData("No capacity.", "cancelled at 2026-11-20 15:00 UTC, before its end at 2026-11-21 10:00 UTC: \"No capacity.\"")]
    [InlineData(null, "without a reason")]
    [InlineData(" ", "without a reason")]
    public void Check_Cancelled_QuotesTheReason(string? reason, string sentence) =>
        ShouldHaveEnded(Check("Cancelled", Start.AddHours(6), Ran, completed: Start.AddHours(5), reason: reason), DecisionBasis.ExperimentCancelled, sentence);

    [Fact]
    public void Check_CancelledBeforeItRan_IsCancelled() =>
        ShouldHaveEnded(Check("Cancelled", Start, reason: "No capacity."), DecisionBasis.ExperimentCancelled, "\"No capacity.\"");

    [Fact]
    public void Check_EndMovedByHand_FollowsTheExperiment()
    {
        var moved = Snapshot("Completed") with { EndTime = End.AddHours(2), CompletionTime = End };

        ShouldHaveEnded(
            ExperimentProgress.Check(Submission(), Ran, moved, Schedule(), End.AddHours(3)), DecisionBasis.ExperimentCancelled, "instead of 2026-11-21 12:00 UTC");
    }

    [Theory]
    [InlineData(-301, true)]
    [InlineData(-300, false)]
    [InlineData(0, false)]
    public void Check_EndMovedForwardByHand_IsAsGoodAsAStop(int secondsAfterTheSubmittedEnd, bool early)
    {
        var end = End.AddSeconds(secondsAfterTheSubmittedEnd);
        var moved = Snapshot("Completed") with { EndTime = end, CompletionTime = end };

        var answer = ExperimentProgress.Check(Submission(), Ran, moved, Schedule(), End.AddHours(1));

        if (early)
        {
            ShouldHaveEnded(answer, DecisionBasis.ExperimentCancelled, "completed early, at 2026-11-21 09:54 UTC instead of 2026-11-21 10:00 UTC, without a reason");
        }
        else
        {
            answer.State.ShouldBe(ProgressState.Evaluate);
        }
    }

    [Theory]
    [InlineData(-1, "before")]
    [InlineData(0, "after")]
    [InlineData(60, "after")]
    public void Check_Cancelled_SaysOnWhichSideOfTheEnd(int minutesAfterTheEnd, string side) =>
        ShouldHaveEnded(
            Check("Cancelled", End.AddHours(2), Ran, completed: End.AddMinutes(minutesAfterTheEnd), reason: "Removing the variant failed."),
            DecisionBasis.ExperimentCancelled,
            $" UTC, {side} its end at 2026-11-21 10:00 UTC: \"Removing the variant failed.\"");

    [Theory]
    [InlineData("ShadowPipeline: a guardrail was breached", true)]
    [InlineData("ShadowPipeline: the test's workflow failed", true)]
    [InlineData("ShadowPipeline decided Reject / ApprovalWithdrawn", true)]
    [InlineData("ShadowPipelines are fun", false)]
    [InlineData("Stopped because ShadowPipeline: is slow", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Check_Cancelled_TellsOurOwnStopFromAnyOther(string? reason, bool ours) =>
        ShouldHaveEnded(
            Check("Cancelled", Start.AddHours(6), Ran, completed: Start.AddHours(5), reason: reason),
            ours ? DecisionBasis.PipelineError : DecisionBasis.ExperimentCancelled,
            ours ? $"This pipeline itself stopped the inference experiment at 2026-11-20 15:00 UTC without an outcome: \"{reason}\"" : "was cancelled at");

    [Fact]
    public void StopReasons_AreKnownForOurs()
    {
        StopReasons.IsOurs(StopReasons.Guardrail).ShouldBeTrue();
        StopReasons.IsOurs(StopReasons.WorkflowFailed).ShouldBeTrue();
        StopReasons.IsOurs(StopReasons.Decided(ShadowPipeline.Tests.Functions.DynamoDb.Samples.Decision("run"))).ShouldBeTrue();
    }

    private static void ShouldHaveEnded(ProgressAnswer answer, DecisionBasis basis, string sentence)
    {
        answer.State.ShouldBe(ProgressState.Ended);
        answer.Outcome!.Basis.ShouldBe(basis);
        answer.Outcome.Reasons.ShouldHaveSingleItem().ShouldContain(sentence);
        answer.Observation.EndedAt.ShouldNotBeNull();
    }

    private static ProgressAnswer Check(
        string status, DateTimeOffset now, Observation? known = null, string? shadow = "InService", DateTimeOffset? completed = null, string? reason = null) =>
        ExperimentProgress.Check(
            Submission(), known, Snapshot(status) with { ShadowVariantStatus = shadow, CompletionTime = completed, StatusReason = reason }, Schedule(), now);

    private static CheckSchedule Schedule() => CheckSchedule.For(Start, End, TimeSpan.FromHours(1));

    private static Submission Submission() => new("arn:x", new PlannedVariant("run", "run", "ml.m5.xlarge", 1), 100, Start, End, SubmittedAt);

    private static ExperimentSnapshot Snapshot(string status) => new() { Name = "run", Arn = "arn:x", Status = status, EndpointName = "e" };
}
