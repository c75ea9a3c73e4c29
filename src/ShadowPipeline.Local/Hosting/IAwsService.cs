using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.Hosting;

/// <summary>One AWS service of the local machine, reached by the part of <c>X-Amz-Target</c> before the dot.</summary>
internal interface IAwsService
{
    /// <summary>The target prefix, e.g. <c>SageMaker</c>, <c>AWSStepFunctions</c>, <c>GraniteServiceVersion20100801</c>.</summary>
    string TargetPrefix { get; }

    /// <summary>Answers one operation with the JSON body of its response.</summary>
    /// <exception cref="AwsServiceException">The service's own error, unknown operations and unknown request members included.</exception>
    Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken);
}
