using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.StateMachines.History;

namespace ShadowPipeline.Cli.Running;

/// <summary>Functions that are known only after the server that they call has an address.</summary>
internal sealed class LateFunctions : ILambdaFunctions
{
    /// <summary>Set once, before anything starts.</summary>
    public InProcessFunctions? Functions { get; set; }

    public Task<LambdaAnswer> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        Functions!.InvokeAsync(functionArn, payload, cancellationToken);
}

/// <summary>An observer that needs the finished pipeline.</summary>
internal sealed class LateObserver(Func<IExecutionObserver?> observer) : IExecutionObserver
{
    private readonly Lazy<IExecutionObserver?> _observer = new(observer);

    public void OnEvent(string executionName, HistoryEvent historyEvent) => _observer.Value?.OnEvent(executionName, historyEvent);
}
