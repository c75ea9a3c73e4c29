namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>What can be done to a world, by the names under which it is counted.</summary>
internal enum FaultKind
{
    /// <summary>A call is refused for its rate, without effect.</summary>
    Throttle,

    /// <summary>A call times out and had no effect.</summary>
    TimeoutBeforeEffect,

    /// <summary>A call times out and had its effect.</summary>
    TimeoutAfterEffect,

    /// <summary>A call is answered with a server error and had no effect.</summary>
    ServerError,

    /// <summary>The SDK sends a call again after it lost the answer: the effect is asked for twice.</summary>
    RepeatedCall,

    /// <summary>A call takes seconds, and then has its effect.</summary>
    SlowCall,

    /// <summary>A service refuses a call for good.</summary>
    PermanentError,

    /// <summary>A function dies before a call.</summary>
    CrashBeforeCall,

    /// <summary>A function dies after a call had its effect.</summary>
    CrashAfterCall,

    /// <summary>A function hangs until Lambda kills it.</summary>
    FunctionTimeout,

    /// <summary>The workflow loses sight of a function, which goes on beside its own repetition.</summary>
    LostFunction,

    /// <summary>A function ends well and its answer is lost.</summary>
    LostAnswer,

    /// <summary>Lambda refuses an invocation.</summary>
    RefusedInvocation,

    /// <summary>A function runs with a clock that is off.</summary>
    ClockSkew,

    /// <summary>An event is delivered more than once.</summary>
    DuplicateEvent,

    /// <summary>An event comes late, after later ones too.</summary>
    LateEvent,

    /// <summary>An event never comes.</summary>
    LostEvent,

    /// <summary>An approved package's metadata changes.</summary>
    MetadataEvent,

    /// <summary>The database answers nobody for a while.</summary>
    StoreOutage,

    /// <summary>SageMaker throttles everybody for a while.</summary>
    ThrottleStorm,

    /// <summary>SageMaker takes long for a change.</summary>
    SlowSageMaker,

    /// <summary>SageMaker takes longer than any bound for a change.</summary>
    StuckSageMaker,

    /// <summary>SageMaker refuses to stop what may be stopped.</summary>
    RefusedStop,

    /// <summary>SageMaker cancels an experiment.</summary>
    CancelledExperiment,

    /// <summary>A human stops our experiment.</summary>
    HumanStop,

    /// <summary>A human promotes the candidate of our experiment.</summary>
    HumanPromotion,

    /// <summary>A human deletes our experiment.</summary>
    HumanDeletion,

    /// <summary>A human updates the endpoint.</summary>
    HumanUpdate,

    /// <summary>A human creates an experiment on the endpoint.</summary>
    HumanExperiment,

    /// <summary>The candidate's metrics are missing.</summary>
    MissingMetrics,

    /// <summary>Some of the candidate's metrics are missing.</summary>
    PartialMetrics,

    /// <summary>An execution is aborted.</summary>
    AbortedExecution,

    /// <summary>An execution times out.</summary>
    TimedOutExecution,
}
