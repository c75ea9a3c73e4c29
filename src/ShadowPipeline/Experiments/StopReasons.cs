using ShadowPipeline.Decisions;

namespace ShadowPipeline.Experiments;

/// <summary>
/// The reasons that this pipeline gives when it stops an experiment. SageMaker shows them as the StatusReason, which is how a stop of ours
/// is told from anybody else's.
/// </summary>
public static class StopReasons
{
    private const string Sender = "ShadowPipeline";

    /// <summary>A guardrail was breached.</summary>
    public const string Guardrail = Sender + ": a guardrail was breached";

    /// <summary>The run's workflow failed before anything was decided.</summary>
    public const string WorkflowFailed = Sender + ": the test's workflow failed";

    /// <summary>The run is decided.</summary>
    /// <param name="decision">Its decision.</param>
    public static string Decided(DecisionRecord decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return $"{Sender} decided {decision.Decision} / {decision.Basis}";
    }

    /// <summary>Whether the reason is one of ours.</summary>
    /// <param name="statusReason">What SageMaker shows; null when it shows nothing.</param>
    public static bool IsOurs(string? statusReason) =>
        statusReason is not null && (statusReason.StartsWith(Sender + ":", StringComparison.Ordinal) || statusReason.StartsWith(Sender + " ", StringComparison.Ordinal));
}
