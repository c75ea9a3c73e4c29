using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Aws;

/// <summary>Executions of the one state machine. A run's execution has the run's name and an input without anything volatile, so that starting it twice is starting it once.</summary>
internal sealed class StepFunctionsWorkflow(IAmazonStepFunctions stepFunctions, FunctionSettings settings) : IWorkflow
{
    public Task<string> StartAsync(string runId, CancellationToken cancellationToken) =>
        StartAsync(runId, new JsonObject { ["runId"] = runId }, cancellationToken);

    public Task StartPublicationAsync(string runId, string executionName, CancellationToken cancellationToken) =>
        StartAsync(executionName, new JsonObject { ["runId"] = runId, ["publish"] = true }, cancellationToken);

    public Task<ExecutionSnapshot?> FindAsync(string executionName, CancellationToken cancellationToken) =>
        AwsFaults.CallAsync<ExecutionSnapshot?>("DescribeExecution", async () =>
        {
            try
            {
                var request = new DescribeExecutionRequest { ExecutionArn = settings.ExecutionArnOf(executionName) };
                var execution = await stepFunctions.DescribeExecutionAsync(request, cancellationToken);
                return new ExecutionSnapshot(execution.ExecutionArn, execution.Status.Value, execution.Error, execution.Cause);
            }
            catch (ExecutionDoesNotExistException)
            {
                return null;
            }
        }, cancellationToken);

    private Task<string> StartAsync(string name, JsonObject input, CancellationToken cancellationToken) =>
        AwsFaults.CallAsync("StartExecution", async () =>
        {
            try
            {
                var request = new StartExecutionRequest
                {
                    StateMachineArn = settings.StateMachineArn,
                    Name = name,
                    Input = input.ToJsonString(),
                };
                return (await stepFunctions.StartExecutionAsync(request, cancellationToken)).ExecutionArn;
            }
            catch (ExecutionAlreadyExistsException)
            {
                return settings.ExecutionArnOf(name);
            }
        }, cancellationToken);
}
