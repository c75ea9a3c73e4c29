using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.Invariants;
using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Local.StateMachines.Running;

namespace ShadowPipeline.Cli.Soaking.Workflow;

/// <summary>EventBridge and SNS for a world: they keep a digest of what executions tell, and fail as the plan has it, before or after they took it.</summary>
internal sealed class NoticeDesk(EventLoop loop, FaultPlan plan, Breaches breaches, Trace trace) : IServiceIntegrations
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan SlowSdk = TimeSpan.FromSeconds(8);
    private readonly Dictionary<(string Channel, string Id), (string Digest, int Times)> _told = [];

    /// <summary>How often a decision was told on a channel: <c>events</c> or <c>sns</c>.</summary>
    public int Times(string channel, string id) => _told.TryGetValue((channel, id), out var told) ? told.Times : 0;

    public async Task<IntegrationAnswer> CallAsync(
        ServiceIntegration integration, JsonObject parameters, ExecutionIdentity execution, CancellationToken cancellationToken)
    {
        await loop.UntilAsync(loop.Now + Latency);
        var fault = plan.OfCall(CallTarget.Notices);
        if (fault is { } kind)
        {
            plan.Inject(kind, $"{integration.Action} of {execution.Name}");
        }

        switch (fault)
        {
            case FaultKind.Throttle or FaultKind.ThrottleStorm:
                return IntegrationAnswer.Failed($"{integration.ErrorPrefix}.ThrottlingException", "Rate exceeded");
            case FaultKind.ServerError or FaultKind.PermanentError when integration == ServiceIntegration.PutEvents:
                return IntegrationAnswer.Failed("EventBridge.FailedEntry", """{"FailedEntryCount":1,"Entries":[{"ErrorCode":"InternalFailure"}]}""");
            case FaultKind.ServerError or FaultKind.PermanentError:
                return IntegrationAnswer.Failed("SNS.InternalErrorException", "InternalError");
            case FaultKind.TimeoutBeforeEffect or FaultKind.StoreOutage:
                await loop.UntilAsync(loop.Now + SlowSdk);
                return IntegrationAnswer.Failed($"{integration.ErrorPrefix}.SdkClientException", "no answer in time");
        }

        Take(integration, parameters);
        if (fault == FaultKind.TimeoutAfterEffect)
        {
            await loop.UntilAsync(loop.Now + SlowSdk);
            return IntegrationAnswer.Failed($"{integration.ErrorPrefix}.SdkClientException", "the answer was lost");
        }

        if (fault == FaultKind.RepeatedCall)
        {
            Take(integration, parameters);
        }

        return IntegrationAnswer.Success(new JsonObject { ["MessageId"] = "told" });
    }

    private void Take(ServiceIntegration integration, JsonObject parameters)
    {
        var (id, content) = integration == ServiceIntegration.PutEvents
            ? (parameters["Entries"]![0]!["Detail"]!["id"]!.GetValue<string>(), parameters["Entries"]![0]!["Detail"]!)
            : (IdIn(parameters["Message"]!.GetValue<string>()), parameters);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StateJson.Write(content))))[..16];
        var known = _told.GetValueOrDefault((integration.ResourceType, id), (Digest: digest, Times: 0));
        breaches.Unless(
            known.Digest == digest, Invariant.DecisionTold, () => $"The decision of {id} was told on {integration.ResourceType} in other words than before.", id);
        _told[(integration.ResourceType, id)] = (digest, known.Times + 1);
        trace.Add($"told {integration.ResourceType} of {id}: {digest}");
    }

    // "Record     <id> in the DynamoDB table …"
    private static string IdIn(string message) =>
        message.Split('\n').First(line => line.StartsWith("Record ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
}
