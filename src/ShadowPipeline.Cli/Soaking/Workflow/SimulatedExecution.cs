using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Local.StateMachines.Running;

namespace ShadowPipeline.Cli.Soaking.Workflow;

/// <summary>One execution of the real state machine. One that is ended from outside never runs on; what it invoked does.</summary>
internal sealed class SimulatedExecution(ExecutionIdentity identity, string runId, bool publish, IServiceIntegrations notices, EventLoop loop)
    : ILambdaFunctions, IServiceIntegrations
{
    private ILambdaFunctions? _functions;

    /// <summary>What names it.</summary>
    public ExecutionIdentity Identity => identity;

    /// <summary>The run that it is about.</summary>
    public string RunId => runId;

    /// <summary>Whether it only publishes its run's decision.</summary>
    public bool IsPublication => publish;

    /// <summary>How it stands.</summary>
    public ExecutionStatus Status { get; private set; } = ExecutionStatus.Running;

    /// <summary>What it failed with, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>The error's cause, or null.</summary>
    public string? Cause { get; private set; }

    /// <summary>The function that it invoked last; null before the first.</summary>
    public string? LastFunction { get; private set; }

    /// <summary>Whether it came to release its endpoint.</summary>
    public bool ReachedRelease { get; private set; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Runs to the end, or until somebody ends it; then it never completes.</summary>
    public async Task RunAsync(StateMachineDefinition definition, ILambdaFunctions functions, int seed)
    {
        _functions = functions;
        var input = publish ? new JsonObject { ["runId"] = runId, ["publish"] = true } : new JsonObject { ["runId"] = runId };
        var clock = new SimulatedClock(loop, () => EndedAt is null);
        using var work = new WorkHolder(clock);
        var context = new ContextObject(identity, input);
        var history = new ExecutionHistory(identity.Name, clock, observer: null);
        var tasks = new TaskRunner(this, this, identity, clock, history, context, new Random(seed), work, CancellationToken.None);
        var states = new StateRunner(definition, context, history, clock, tasks, CancellationToken.None);
        try
        {
            await states.RunAsync(new Payload(input, input.ToJsonString()));
            End(ExecutionStatus.Succeeded, null, null);
        }
        catch (StateException failure)
        {
            End(ExecutionStatus.Failed, failure.Error, failure.Cause);
        }
        catch (HistoryLimitException failure)
        {
            End(ExecutionStatus.Failed, StateErrors.Runtime, failure.Message);
        }
    }

    /// <summary>Ends it; false when it has ended.</summary>
    public bool End(ExecutionStatus status, string? error, string? cause)
    {
        if (EndedAt is not null)
        {
            return false;
        }

        (Status, Error, Cause, EndedAt) = (status, error, cause, loop.Now);
        return true;
    }

    public async Task<IntegrationAnswer> CallAsync(
        ServiceIntegration integration, JsonObject parameters, ExecutionIdentity execution, CancellationToken cancellationToken)
    {
        var answer = await notices.CallAsync(integration, parameters, execution, cancellationToken);
        if (EndedAt is not null)
        {
            await new TaskCompletionSource().Task;
        }

        return answer;
    }

    public async Task<LambdaAnswer> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        LastFunction = functionArn[(functionArn.LastIndexOf(':') + 1)..];
        ReachedRelease |= LastFunction == "ReleaseEndpoint";
        var answer = await _functions!.InvokeAsync(functionArn, payload, cancellationToken);
        if (EndedAt is not null)
        {
            await new TaskCompletionSource().Task;
        }

        return answer;
    }
}
