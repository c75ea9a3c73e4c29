namespace ShadowPipeline.Approvals;

/// <summary>
/// What an event about a version's approval leads to. An event is only a hint: events come twice, late, out of order or never. Where
/// what is known does not settle it, the model registry does. docs/approvals.md has the same table.
/// </summary>
public static class ApprovalTransitions
{
    /// <summary>The step that an event leads to.</summary>
    /// <param name="change">What the event says.</param>
    /// <param name="known">What is known of the version's approvals.</param>
    /// <param name="registry">What the registry says; it need not be asked before the answer is <see cref="ApprovalStep.AskRegistry"/>.</param>
    public static ApprovalStep Next(ApprovalChange change, KnownApproval known, RegistryAnswer registry) => (change, known, registry) switch
    {
        // The first approval is not held against the registry: its run reads the registry before it touches anything.
        (ApprovalChange.Approved, KnownApproval.Never, _) => ApprovalStep.StartFirst,
        (ApprovalChange.Approved, KnownApproval.Standing, _) => ApprovalStep.KeepRuns,
        (ApprovalChange.None, _, _) or (ApprovalChange.TakenBack, KnownApproval.Never, _) => ApprovalStep.Nothing,

        (_, _, RegistryAnswer.NotAsked) => ApprovalStep.AskRegistry,

        (ApprovalChange.Approved, KnownApproval.Withdrawn, RegistryAnswer.Approved) => ApprovalStep.StartNext,
        (ApprovalChange.Approved, KnownApproval.Withdrawn, RegistryAnswer.NotApproved) => ApprovalStep.Nothing,
        (ApprovalChange.TakenBack, KnownApproval.Standing, RegistryAnswer.Approved) => ApprovalStep.Nothing,
        (ApprovalChange.TakenBack, KnownApproval.Withdrawn, RegistryAnswer.Approved) => ApprovalStep.StartNext,
        (ApprovalChange.TakenBack, _, RegistryAnswer.NotApproved) => ApprovalStep.Withdraw,
        _ => throw new ArgumentOutOfRangeException(nameof(change), $"There is no rule for {change}, {known} and {registry}."),
    };
}
