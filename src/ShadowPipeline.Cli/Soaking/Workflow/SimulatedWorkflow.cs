using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Local.StateMachines.Running;

namespace ShadowPipeline.Cli.Soaking.Workflow;

/// <summary>Step Functions for a world: executions by name, which is unique, and an event for every one that ends badly.</summary>
internal sealed class SimulatedWorkflow(StateMachineDefinition definition, EventLoop loop, Trace trace, ulong seed) : IWorkflow, ILambdaFunctions
{
    /// <summary>What the ARNs of the workflow's functions begin with.</summary>
    public const string FunctionPrefix = "arn:aws:lambda:eu-west-1:111122223333:function:";

    private const string StateMachineArn = "arn:aws:states:eu-west-1:111122223333:stateMachine:shadow-test";
    private readonly Dictionary<string, SimulatedExecution> _executions = new(StringComparer.Ordinal);

    /// <summary>Runs the functions.</summary>
    public FunctionHost? Functions { get; set; }

    /// <summary>Takes what executions tell.</summary>
    public IServiceIntegrations Notices { get; set; } = new NoIntegrations();

    /// <summary>Hears of every execution that ended, however it did.</summary>
    public Action<SimulatedExecution>? Ended { get; set; }

    /// <summary>Every execution there ever was, in order of its start.</summary>
    public IReadOnlyCollection<SimulatedExecution> Executions => _executions.Values;

    /// <summary>How many run.</summary>
    public int Running { get; private set; }

    public Task<string> StartAsync(string runId, CancellationToken cancellationToken) => Task.FromResult(Start(runId, runId, publish: false));

    public Task StartPublicationAsync(string runId, string executionName, CancellationToken cancellationToken) =>
        Task.FromResult(Start(runId, executionName, publish: true));

    public Task<ExecutionSnapshot?> FindAsync(string executionName, CancellationToken cancellationToken) => Task.FromResult(
        _executions.TryGetValue(executionName, out var execution)
            ? new ExecutionSnapshot(execution.Identity.Arn, execution.Status.ToWire(), execution.Error, execution.Cause)
            : null);

    /// <summary>Ends a running execution from outside.</summary>
    public void Kill(SimulatedExecution execution, ExecutionStatus status)
    {
        if (execution.End(status, status == ExecutionStatus.Aborted ? "OperatorAborted" : null, null))
        {
            Tell(execution);
        }
    }

    /// <summary>The event of an execution that ended, as EventBridge delivers it.</summary>
    public static byte[] StatusChange(SimulatedExecution execution) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["version"] = "0",
            ["detail-type"] = "Step Functions Execution Status Change",
            ["source"] = "aws.states",
            ["account"] = "111122223333",
            ["region"] = "eu-west-1",
            ["resources"] = new JsonArray(execution.Identity.Arn),
            ["detail"] = new JsonObject
            {
                ["executionArn"] = execution.Identity.Arn,
                ["stateMachineArn"] = execution.Identity.StateMachineArn,
                ["name"] = execution.Identity.Name,
                ["status"] = execution.Status.ToWire(),
                ["error"] = execution.Error,
                ["cause"] = execution.Cause,
            },
        },
        CliJson.Default.JsonObject);

    public Task<LambdaAnswer> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(payload);
        return Functions!.InvokeAsync(functionArn[FunctionPrefix.Length..], document.RootElement.GetProperty("runId").GetString()!, payload);
    }

    private string Start(string runId, string name, bool publish)
    {
        if (!_executions.TryGetValue(name, out var execution))
        {
            var arn = StateMachineArn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal) + ":" + name;
            execution = new SimulatedExecution(new ExecutionIdentity(name, arn, "shadow-test", StateMachineArn, loop.Now), runId, publish, Notices, loop);
            _executions.Add(name, execution);
            Running++;
            trace.Add($"execution of {name} starts");
            loop.After(TimeSpan.FromMilliseconds(10), () => loop.Observe(RunAsync(execution)));
        }

        return execution.Identity.Arn;
    }

    private async Task RunAsync(SimulatedExecution execution)
    {
        await execution.RunAsync(definition, this, (int)Chance.Mix(seed, execution.Identity.Name));
        Tell(execution);
    }

    private void Tell(SimulatedExecution execution)
    {
        Running--;
        trace.Add($"execution of {execution.Identity.Name} ends {execution.Status.ToWire()} {execution.Error}");
        Ended?.Invoke(execution);
    }
}
