namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>Which service a call goes to.</summary>
internal enum CallTarget
{
    DynamoDb,
    SageMaker,
    CloudWatch,
    S3,
    StepFunctions,
    Notices,
}
