using ShadowPipeline.Functions;
using ShadowPipeline.Local.Lambda;

namespace ShadowPipeline.Cli.Running;

/// <summary>The real functions in this process. What one throws becomes its error, named by the exception's class as Lambda does.</summary>
internal sealed class InProcessFunctions(FunctionDirectory functions, string arnPrefix) : ILambdaFunctions
{
    /// <summary>What the workflow definition's placeholders stand for.</summary>
    public Dictionary<string, string> Substitutions => functions.Names.ToDictionary(name => name + "Arn", name => arnPrefix + name);

    public async Task<LambdaAnswer> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (!functionArn.StartsWith(arnPrefix, StringComparison.Ordinal))
        {
            return LambdaAnswer.Error("Lambda.ResourceNotFoundException", $"Function not found: {functionArn}");
        }

        try
        {
            var name = functionArn[arnPrefix.Length..];
            using var running = RunningFunction.Enter(name);
            return LambdaAnswer.Success(await functions.InvokeAsync(name, payload));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return LambdaAnswer.Error(exception.GetType().Name, exception.Message);
        }
    }
}
