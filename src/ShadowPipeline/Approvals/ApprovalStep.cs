namespace ShadowPipeline.Approvals;

/// <summary>What follows from an event about a version's approval.</summary>
public enum ApprovalStep
{
    /// <summary>Nothing starts and nothing stops.</summary>
    Nothing,

    /// <summary>The registry decides: ask it, then judge again.</summary>
    AskRegistry,

    /// <summary>The first approval: its runs are registered as epoch 1.</summary>
    StartFirst,

    /// <summary>A duplicate: the runs are those that are known.</summary>
    KeepRuns,

    /// <summary>A new approval after a withdrawal: what is left of the old epoch is withdrawn, the runs of the next one are registered.</summary>
    StartNext,

    /// <summary>The epoch is marked as withdrawn, and so are its runs, as far as they are not decided. Doing it again changes nothing.</summary>
    Withdraw,
}
