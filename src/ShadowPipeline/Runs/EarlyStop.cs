using ShadowPipeline.Decisions;

namespace ShadowPipeline.Runs;

/// <summary>What was saved by ending a test before its schedule.</summary>
public static class EarlyStop
{
    /// <summary>
    /// The instance hours of the shadow fleet that its schedule (with granted extensions) had left when the pipeline ended the test itself: a
    /// guardrail was breached, or the approval was withdrawn.
    /// </summary>
    /// <param name="run">The run, with its outcome.</param>
    /// <returns>Above 0; null for a test that ran its course, was ended by somebody else, or never ran.</returns>
    public static double? SavedInstanceHours(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run is
        {
            EarlyOutcome.Basis: DecisionBasis.GuardrailBreached or DecisionBasis.ApprovalWithdrawn,
            Submission: { } submission,
            Observation: { RunningSince: not null, EndedAt: { } ended },
        }
            && (run.Prolongation?.Until ?? submission.EndTime) - ended is { Ticks: > 0 } left
                ? submission.ShadowVariant.InstanceCount * left.TotalHours
                : null;
    }
}
