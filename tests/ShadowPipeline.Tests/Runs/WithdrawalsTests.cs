using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Runs;
using ShadowPipeline.Tests.Functions.DynamoDb;

namespace ShadowPipeline.Tests.Runs;

/// <summary>What the withdrawal of an approval may still change.</summary>
public sealed class WithdrawalsTests
{
    private static readonly EarlyOutcome Outcome = new(DecisionBasis.ApprovalWithdrawn, ["No longer approved."]);

    public static TheoryData<string, bool, bool> Runs => new()
    {
        { "nothing", true, false },
        { "early", false, false },
        { "reject", false, false },
        { "promote", true, true },
        { "settled", false, false },
        { "breached", false, false },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void MayEnd_OutcomeSoFar_StandsUnlessItIsAnUnsettledPromote(string outcome, bool mayEnd, bool unsettled)
    {
        var run = Of(outcome);

        (Withdrawals.MayEnd(run), Withdrawals.IsUnsettledPromote(run)).ShouldBe((mayEnd, unsettled));
    }

    [Fact]
    public void End_TestThatRuns_EndsNow()
    {
        var running = Samples.Run("run") with { Observation = new Observation(Samples.Noon, null, "Running", null) };

        var ended = Withdrawals.End(running, Outcome, Samples.Noon.AddHours(9));

        ended.Observation!.EndedAt.ShouldBe(Samples.Noon.AddHours(9));
        Withdrawals.IsWithdrawn(ended).ShouldBeTrue();
        Withdrawals.End(ended, Outcome, Samples.Noon.AddHours(10)).Observation!.EndedAt.ShouldBe(Samples.Noon.AddHours(9), "it ended once");
    }

    [Fact]
    public void End_RunThatWaits_HasNoTest() => Withdrawals.End(Samples.Run("run"), Outcome, Samples.Noon).Observation.ShouldBeNull();

    private static Run Of(string outcome)
    {
        var run = Samples.Run("run");
        var promote = new Verdict(Decision.Promote, DecisionBasis.AllCriteriaPassed, ["All limits hold."], [Samples.Criterion()]);
        return outcome switch
        {
            "early" => run with { EarlyOutcome = Outcome },
            "reject" => run with { Verdict = promote with { Outcome = Decision.Reject } },
            "promote" => run with { Verdict = promote },
            "settled" => run with { Verdict = promote, PromotedAt = Samples.Noon },
            "breached" => run with { Verdict = promote, EarlyOutcome = Outcome with { Basis = DecisionBasis.GuardrailBreached } },
            _ => run,
        };
    }
}
