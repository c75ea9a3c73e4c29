using ShadowPipeline.Local.Lambda;

namespace ShadowPipeline.Cli.Running;

/// <summary>Functions that are known only after the server that they call has an address.</summary>
internal sealed class LateFunctions : ILambdaFunctions
{
    /// <summary>Set once, before anything starts.</summary>
    public InProcessFunctions? Functions { get; set; }

    public Task<LambdaAnswer> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        Functions!.InvokeAsync(functionArn, payload, cancellationToken);
}
