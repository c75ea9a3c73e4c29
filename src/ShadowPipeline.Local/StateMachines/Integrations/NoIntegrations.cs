using System.Text.Json.Nodes;
using ShadowPipeline.Local.StateMachines.Running;

namespace ShadowPipeline.Local.StateMachines.Integrations;

/// <summary>No service can be reached.</summary>
internal sealed class NoIntegrations : IServiceIntegrations
{
    public Task<IntegrationAnswer> CallAsync(
        ServiceIntegration integration, JsonObject parameters, ExecutionIdentity execution, CancellationToken cancellationToken) =>
        Task.FromResult(IntegrationAnswer.Failed($"{integration.ErrorPrefix}.SdkClientException", $"{integration.Resource} is not served here."));
}
