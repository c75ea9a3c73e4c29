using ShadowPipeline.Local.Lambda;

namespace ShadowPipeline.Local.Access;

/// <summary>Functions that are invoked only where that is allowed.</summary>
/// <param name="functions">The functions.</param>
/// <param name="denied">Why a function may not be invoked; null where it may.</param>
internal sealed class GuardedFunctions(ILambdaFunctions functions, Func<string, string?> denied) : ILambdaFunctions
{
    public Task<LambdaAnswer> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        denied(functionArn) is { } because
            ? Task.FromResult(LambdaAnswer.Error("Lambda.AWSLambdaException", $"{because} (Service: AWSLambda; Status Code: 403; Error Code: AccessDeniedException)"))
            : functions.InvokeAsync(functionArn, payload, cancellationToken);
}
