namespace ShadowPipeline.Cli.Soaking.Invariants;

/// <summary>What must hold whatever fails.</summary>
internal enum Invariant
{
    /// <summary>Every registered run has a decision, and every decision a run.</summary>
    OneDecision,

    /// <summary>A decision that somebody was told stays as it was.</summary>
    DecisionStands,

    /// <summary>A Promote rests on archived evidence whose every criterion passed, of a candidate that is truly good.</summary>
    PromoteHasEvidence,

    /// <summary>A version that is approved has the runs of its approval, and no more approvals than it had.</summary>
    ApprovalHasRuns,

    /// <summary>No version is promoted after its approval was taken back.</summary>
    WithdrawalCounts,

    /// <summary>An endpoint's lease has one holder at a time.</summary>
    OneHolder,

    /// <summary>A test begins when the one before it is over and released.</summary>
    OneTestAtATime,

    /// <summary>Runs of an endpoint start in the order in which they were registered.</summary>
    InOrder,

    /// <summary>Nobody touches an experiment or a model that is not of this pipeline.</summary>
    OthersUntouched,

    /// <summary>A model that serves is not deleted.</summary>
    ServingModelStays,

    /// <summary>An execution ends only after it released its endpoint.</summary>
    ReleasedByItsExecution,

    /// <summary>At rest no experiment runs, no lease is held, no queue has an entry, no model of a rejected version is left.</summary>
    NothingLeft,

    /// <summary>At rest every decision was told on the bus and on the topic, always in the same words, and has its report.</summary>
    DecisionTold,

    /// <summary>At rest every decision says what became of the endpoint, truly.</summary>
    ReleaseRecorded,

    /// <summary>At rest every endpoint is as it was, or as a human made it.</summary>
    EndpointRestored,

    /// <summary>A world comes to rest.</summary>
    ComesToRest,

    /// <summary>Nothing of the simulation itself fails.</summary>
    WorldHolds,
}
