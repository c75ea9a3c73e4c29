using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.StepFunctions;

/// <summary>The service's errors, with the codes that its clients know.</summary>
internal static class StepFunctionsErrors
{
    public static AwsServiceException UnknownOperation(string operation) =>
        new("UnknownOperationException", $"The operation {operation} is not supported by local Step Functions.");

    public static AwsServiceException Validation(string message) => new("ValidationException", message);

    public static AwsServiceException InvalidArn(string arn) => new("InvalidArn", $"Invalid Arn: '{arn}'");

    public static AwsServiceException InvalidName(string name) => new("InvalidName", $"Invalid Name: '{name}'");

    public static AwsServiceException InvalidToken() => new("InvalidToken", "Invalid Token: 'Invalid token'");

    public static AwsServiceException InvalidExecutionInput(string problem) =>
        new("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{problem}'");

    public static AwsServiceException StateMachineDoesNotExist(string arn) =>
        new("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");

    public static AwsServiceException ExecutionDoesNotExist(string arn) =>
        new("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");

    public static AwsServiceException ExecutionAlreadyExists(string arn) =>
        new("ExecutionAlreadyExists", $"Execution Already Exists: '{arn}'");
}
