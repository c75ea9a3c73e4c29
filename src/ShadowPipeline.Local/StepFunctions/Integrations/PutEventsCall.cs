using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Local.StateMachines.Running;

namespace ShadowPipeline.Local.StepFunctions.Integrations;

/// <summary>
/// The optimised integration of PutEvents: a detail may be an object, execution and state machine are added to each entry's resources, and
/// one entry that failed fails the state.
/// </summary>
internal sealed class PutEventsCall(SignedClient client, ExecutionIdentity execution)
{
    private const string Prefix = "EventBridge";

    public async Task<IntegrationAnswer> CallAsync(JsonObject parameters, CancellationToken cancellationToken)
    {
        foreach (var entry in (parameters["Entries"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (entry["Detail"] is { } detail && detail.GetValueKind() != JsonValueKind.String)
            {
                entry["Detail"] = StateJson.Write(detail);
            }

            var resources = entry["Resources"] as JsonArray ?? [];
            entry["Resources"] = new JsonArray([.. resources.Select(one => one?.DeepClone()), execution.Arn, execution.StateMachineArn]);
        }

        var answer = await client.PostAsync(
            "events", "application/x-amz-json-1.1", Encoding.UTF8.GetBytes(StateJson.Write(parameters)), "AWSEvents.PutEvents", cancellationToken);
        var result = StateJson.Parse(answer.Body) as JsonObject ?? [];
        if (!answer.IsSuccess)
        {
            var code = (result["__type"]?.GetValue<string>() ?? "InternalFailure").Split('#')[^1];
            return IntegrationAnswer.Failed(
                WireIntegrations.ErrorOf(Prefix, code),
                $"{(result["message"] ?? result["Message"])?.GetValue<string>()} (Service: EventBridge, Status Code: {answer.Status}, Request ID: {answer.RequestId})");
        }

        return result["FailedEntryCount"]?.GetValue<int>() > 0
            ? IntegrationAnswer.Failed(Prefix + ".FailedEntry", StateJson.Write(result))
            : IntegrationAnswer.Success(result);
    }
}
