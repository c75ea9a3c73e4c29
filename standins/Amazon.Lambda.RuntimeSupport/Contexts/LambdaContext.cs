#nullable enable
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Contexts;

/// <summary>The context of one invocation, from the headers of the runtime API and the environment.</summary>
internal sealed class LambdaContext(InvocationHeaders headers, TimeProvider time) : ILambdaContext
{
    public string AwsRequestId => headers.AwsRequestId;

    public IClientContext? ClientContext { get; } = Contexts.ClientContext.Parse(headers.ClientContext);

    public ICognitoIdentity? Identity { get; } = CognitoIdentity.Parse(headers.CognitoIdentity);

    public string? FunctionName => Variables.FunctionName;

    public string? FunctionVersion => Variables.FunctionVersion;

    public string? InvokedFunctionArn => headers.InvokedFunctionArn;

    public ILambdaLogger Logger { get; } = new ConsoleLogger();

    public string? LogGroupName => Variables.LogGroupName;

    public string? LogStreamName => Variables.LogStreamName;

    public int MemoryLimitInMB => Variables.MemoryLimitInMB;

    public TimeSpan RemainingTime => headers.Deadline - time.GetUtcNow();

    public string TenantId => headers.TenantId ?? string.Empty;

    public string TraceId => headers.TraceId ?? string.Empty;

    public ILambdaSerializer? Serializer { get; set; }
}
