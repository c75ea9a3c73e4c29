using System.Text.Json.Nodes;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Local.StateMachines.Running;

namespace ShadowPipeline.Local.StepFunctions.Integrations;

/// <summary>Calls the services of an address as Step Functions does: over their wire protocols, signed, once per attempt.</summary>
/// <param name="address">Where the services answer.</param>
/// <param name="region">Their region.</param>
/// <param name="credential">The key to sign with; null for the local one.</param>
internal sealed class WireIntegrations(Uri address, string region, SigningCredential? credential = null) : IServiceIntegrations, IDisposable
{
    // Signatures have the machine's time, also where services run in virtual time.
    private readonly SignedClient _client = new(address, region, credential ?? SigningCredential.Local, TimeProvider.System);

    public async Task<IntegrationAnswer> CallAsync(
        ServiceIntegration integration, JsonObject parameters, ExecutionIdentity execution, CancellationToken cancellationToken)
    {
        try
        {
            return integration == ServiceIntegration.PutEvents ? await new PutEventsCall(_client, execution).CallAsync(parameters, cancellationToken)
                : integration == ServiceIntegration.Publish ? await new PublishCall(_client).CallAsync(parameters, cancellationToken)
                : throw new ArgumentOutOfRangeException(nameof(integration), integration.Resource, "There is no such integration.");
        }
        catch (HttpRequestException unreachable)
        {
            return IntegrationAnswer.Failed($"{integration.ErrorPrefix}.SdkClientException", $"Unable to execute HTTP request: {unreachable.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>The name that Step Functions gives to a service's error: always with the suffix, whether its code has it or not.</summary>
    public static string ErrorOf(string prefix, string code) =>
        $"{prefix}.{(code.EndsWith("Exception", StringComparison.Ordinal) ? code : code + "Exception")}";
}
