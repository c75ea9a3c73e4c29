namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>What names an execution and its state machine.</summary>
internal sealed record ExecutionIdentity(
    string Name, string Arn, string StateMachineName, string StateMachineArn, DateTimeOffset StartDate);
