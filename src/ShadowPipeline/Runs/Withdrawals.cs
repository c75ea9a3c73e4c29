using ShadowPipeline.Decisions;

namespace ShadowPipeline.Runs;

/// <summary>What the withdrawal of an approval may still change.</summary>
public static class Withdrawals
{
    /// <summary>
    /// Whether the run has no outcome yet that a withdrawal must leave alone. A verdict Promote that is not settled is none: nobody may
    /// be told to promote what is known to be rejected.
    /// </summary>
    /// <param name="run">The run.</param>
    public static bool MayEnd(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.EarlyOutcome is null && (run.Verdict is null || IsUnsettledPromote(run));
    }

    /// <summary>Whether the run is about to decide Promote, and the approval was not confirmed for that yet.</summary>
    /// <param name="run">The run.</param>
    public static bool IsUnsettledPromote(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run is { EarlyOutcome: null, Verdict.Outcome: Decision.Promote, PromotedAt: null };
    }

    /// <summary>The run with an outcome from outside. A test that runs ends with it: what it cost is counted until then.</summary>
    /// <param name="run">The run.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="now">The time.</param>
    public static Run End(Run run, EarlyOutcome outcome, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run with
        {
            EarlyOutcome = outcome,
            Observation = run.Observation is { EndedAt: null } running ? running with { EndedAt = TestEnd.AtMost(run, now) } : run.Observation,
        };
    }

    /// <summary>Whether the run found out that its version is not approved.</summary>
    /// <param name="run">The run.</param>
    public static bool IsWithdrawn(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.EarlyOutcome?.Basis == DecisionBasis.ApprovalWithdrawn;
    }
}
