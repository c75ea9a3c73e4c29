namespace ShadowPipeline.Local.StateMachines.History;

/// <summary>The event types that the supported states give rise to, named as Step Functions names them.</summary>
internal enum HistoryEventType
{
    ExecutionStarted,
    ExecutionSucceeded,
    ExecutionFailed,
    ExecutionTimedOut,
    ExecutionAborted,
    TaskStateEntered,
    TaskStateExited,
    PassStateEntered,
    PassStateExited,
    WaitStateEntered,
    WaitStateExited,
    ChoiceStateEntered,
    ChoiceStateExited,
    SucceedStateEntered,
    SucceedStateExited,
    FailStateEntered,
    LambdaFunctionScheduled,
    LambdaFunctionStarted,
    LambdaFunctionSucceeded,
    LambdaFunctionFailed,
    LambdaFunctionTimedOut,
    TaskScheduled,
    TaskStarted,
    TaskSucceeded,
    TaskFailed,
    TaskTimedOut,
}
