using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Aws;

/// <summary>Executions of the one state machine. A run's execution has the run's name and an input without anything volatile, so that starting it twice is starting it once.</summary>
internal sealed class StepFunctionsWorkflow(IAmazonStepFunctions stepFunctions, FunctionSettings settings) : IWorkflow
{
    public Task<string> StartAsync(string runId, CancellationToken cancellationToken) =>
        AwsFaults.CallAsync("StartExecution", async () =>
        {
            try
            {
                var request = new StartExecutionRequest
                {
                    StateMachineArn = settings.StateMachineArn,
                    Name = runId,
                    Input = new JsonObject { ["runId"] = runId }.ToJsonString(),
                };
                return (await stepFunctions.StartExecutionAsync(request, cancellationToken)).ExecutionArn;
            }
            catch (ExecutionAlreadyExistsException)
            {
                return ArnOf(runId);
            }
        }, cancellationToken);

    public Task<ExecutionSnapshot?> FindAsync(string runId, CancellationToken cancellationToken) =>
        AwsFaults.CallAsync<ExecutionSnapshot?>("DescribeExecution", async () =>
        {
            try
            {
                var request = new DescribeExecutionRequest { ExecutionArn = ArnOf(runId) };
                var execution = await stepFunctions.DescribeExecutionAsync(request, cancellationToken);
                return new ExecutionSnapshot(execution.ExecutionArn, execution.Status.Value, execution.Error, execution.Cause);
            }
            catch (ExecutionDoesNotExistException)
            {
                return null;
            }
        }, cancellationToken);

    private string ArnOf(string runId) => settings.StateMachineArn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal) + ":" + runId;
}
