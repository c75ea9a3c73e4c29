using Amazon.Runtime.Internal;
using Amazon.StandIns;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions;

internal static class AmazonStepFunctionsOperations
{
    public static readonly JsonService Service = new(
        Name: "Amazon.StepFunctions",
        TargetPrefix: "AWSStepFunctions",
        ContentType: "application/x-amz-json-1.0",
        ApiVersion: "2016-11-23",
        Errors: AmazonStepFunctionsErrors.Catalog);

    public static readonly InvokeOptions DescribeExecution =
        Service.Operation("DescribeExecution", DescribeExecutionRequest.Shape, DescribeExecutionResponse.Shape);

    public static readonly InvokeOptions ListExecutions =
        Service.Operation("ListExecutions", ListExecutionsRequest.Shape, ListExecutionsResponse.Shape);

    public static readonly InvokeOptions StartExecution =
        Service.Operation("StartExecution", StartExecutionRequest.Shape, StartExecutionResponse.Shape);

    public static readonly InvokeOptions StopExecution =
        Service.Operation("StopExecution", StopExecutionRequest.Shape, StopExecutionResponse.Shape);
}
