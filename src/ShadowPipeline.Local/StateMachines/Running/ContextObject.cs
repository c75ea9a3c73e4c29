using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>The context object of one execution, which paths that start with $$ read.</summary>
internal sealed class ContextObject(ExecutionIdentity identity, JsonNode? input)
{
    private readonly JsonObject root = new()
    {
        ["Execution"] = new JsonObject
        {
            ["Id"] = identity.Arn,
            ["Name"] = identity.Name,
            ["StartTime"] = StateTimestamp.Write(identity.StartDate),
            ["Input"] = input?.DeepClone(),
        },
        ["StateMachine"] = new JsonObject { ["Id"] = identity.StateMachineArn, ["Name"] = identity.StateMachineName },
        ["State"] = new JsonObject(),
    };

    public JsonNode Value => root;

    public void Enter(string state, DateTimeOffset at) => root["State"] = new JsonObject
    {
        ["Name"] = state,
        ["EnteredTime"] = StateTimestamp.Write(at),
        ["RetryCount"] = 0,
    };

    public void CountRetry(int retries) => root["State"]!["RetryCount"] = retries;
}
