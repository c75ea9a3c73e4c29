namespace ShadowPipeline.Local.Lambda;

/// <summary>The functions that the workflow may invoke, whatever runs them: this process or a process each.</summary>
internal interface ILambdaFunctions
{
    /// <summary>
    /// Invokes the function with a JSON payload and returns its JSON answer or its error; never throws for the function's own faults.
    /// </summary>
    Task<LambdaAnswer> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);
}
