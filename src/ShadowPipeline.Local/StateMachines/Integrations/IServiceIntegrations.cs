using System.Text.Json.Nodes;
using ShadowPipeline.Local.StateMachines.Running;

namespace ShadowPipeline.Local.StateMachines.Integrations;

/// <summary>Calls services on behalf of Task states.</summary>
internal interface IServiceIntegrations
{
    /// <summary>Calls the service and returns the state's result or its error; never throws for the service's own faults.</summary>
    Task<IntegrationAnswer> CallAsync(
        ServiceIntegration integration, JsonObject parameters, ExecutionIdentity execution, CancellationToken cancellationToken);
}

/// <summary>What a service gave back: a result, or an error by name.</summary>
/// <param name="Result">The state's result; null for an error.</param>
/// <param name="Error">The error's name; null for success.</param>
/// <param name="Cause">The error's cause; null for success.</param>
internal sealed record IntegrationAnswer(JsonObject? Result, string? Error, string? Cause)
{
    public static IntegrationAnswer Success(JsonObject result) => new(result, null, null);

    public static IntegrationAnswer Failed(string error, string cause) => new(null, error, cause);
}
