using System.Text.Json.Nodes;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.StateMachines.Running;

namespace ShadowPipeline.Local.StepFunctions;

/// <summary>Executions, their events and their end, as JSON.</summary>
internal static class Wire
{
    /// <summary>Epoch seconds with milliseconds: the timestamps of AWS JSON 1.0.</summary>
    public static JsonNode Timestamp(DateTimeOffset time) => JsonValue.Create(time.ToUnixTimeMilliseconds() / 1000m);

    public static JsonObject Describe(LocalExecution execution, bool withData)
    {
        var answer = Summary(execution);
        var (status, outcome, _) = execution.Read();
        if (withData)
        {
            answer["input"] = execution.Input;
        }

        answer["inputDetails"] = new JsonObject { ["included"] = withData };
        if (outcome?.Output is { } output)
        {
            if (withData)
            {
                answer["output"] = output;
            }

            answer["outputDetails"] = new JsonObject { ["included"] = withData };
        }

        AddError(answer, outcome?.Error, outcome?.Cause);
        answer["redriveCount"] = 0;
        answer["redriveStatus"] = "NOT_REDRIVABLE";
        answer["redriveStatusReason"] = status == ExecutionStatus.Running
            ? "Execution is RUNNING and cannot be redriven"
            : "Local Step Functions does not redrive executions";
        return answer;
    }

    public static JsonObject ListItem(LocalExecution execution) => Summary(execution);

    /// <summary>The EventBridge event that Step Functions sends when an execution has ended.</summary>
    public static JsonObject StatusChange(LocalExecution execution, int seed)
    {
        var (status, outcome, stopDate) = execution.Read();
        var identity = execution.Identity;
        var arn = identity.Arn.Split(':');
        var hasOutput = outcome?.Output is not null;
        return new()
        {
            ["version"] = "0",
            ["id"] = StableHash.Uuid(seed, $"{identity.Arn} {status}"),
            ["detail-type"] = "Step Functions Execution Status Change",
            ["source"] = "aws.states",
            ["account"] = arn[4],
            ["time"] = stopDate?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["region"] = arn[3],
            ["resources"] = new JsonArray(identity.Arn),
            ["detail"] = new JsonObject
            {
                ["executionArn"] = identity.Arn,
                ["stateMachineArn"] = identity.StateMachineArn,
                ["name"] = identity.Name,
                ["status"] = status.ToWire(),
                ["startDate"] = identity.StartDate.ToUnixTimeMilliseconds(),
                ["stopDate"] = stopDate?.ToUnixTimeMilliseconds(),
                ["input"] = execution.Input,
                ["output"] = outcome?.Output,
                ["stateMachineVersionArn"] = null,
                ["stateMachineAliasArn"] = null,
                ["redriveCount"] = 0,
                ["redriveDate"] = null,
                ["redriveStatus"] = null,
                ["redriveStatusReason"] = null,
                ["inputDetails"] = new JsonObject { ["included"] = true },
                ["outputDetails"] = hasOutput ? new JsonObject { ["included"] = true } : null,
                ["error"] = outcome?.Error,
                ["cause"] = outcome?.Cause,
            },
        };
    }

    public static JsonObject Event(HistoryEvent recorded, bool withData)
    {
        var answer = new JsonObject
        {
            ["timestamp"] = Timestamp(recorded.Timestamp),
            ["type"] = recorded.Type.ToString(),
            ["id"] = recorded.Id,
            ["previousEventId"] = recorded.PreviousEventId,
        };
        if (Details(recorded.Details, withData) is { } details)
        {
            answer[DetailsName(recorded)] = details;
        }

        return answer;
    }

    private static string DetailsName(HistoryEvent recorded) => recorded.Details switch
    {
        HistoryEventDetails.StateEntered => "stateEnteredEventDetails",
        HistoryEventDetails.StateExited => "stateExitedEventDetails",
        _ => char.ToLowerInvariant(recorded.Type.ToString()[0]) + recorded.Type.ToString()[1..] + "EventDetails",
    };

    private static JsonObject? Details(HistoryEventDetails details, bool withData) => details switch
    {
        HistoryEventDetails.None => null,
        HistoryEventDetails.Started started => Data("input", started.Input, withData),
        HistoryEventDetails.StateEntered entered => Data("input", entered.Input, withData, ("name", entered.Name)),
        HistoryEventDetails.StateExited exited => Data("output", exited.Output, withData, ("name", exited.Name)),
        HistoryEventDetails.Scheduled scheduled =>
            Data("input", scheduled.Input, withData, ("resource", scheduled.Resource), ("timeoutInSeconds", scheduled.TimeoutInSeconds)),
        HistoryEventDetails.TaskScheduled scheduled => new JsonObject
        {
            ["resourceType"] = scheduled.ResourceType,
            ["resource"] = scheduled.Resource,
            ["region"] = scheduled.Region,
            // The model requires it, and here nothing hides a member that must be there.
            ["parameters"] = withData ? scheduled.Parameters : "",
        }.WithoutNull("timeoutInSeconds", scheduled.TimeoutInSeconds),
        HistoryEventDetails.TaskStarted started => new JsonObject { ["resourceType"] = started.ResourceType, ["resource"] = started.Resource },
        HistoryEventDetails.TaskSucceeded succeeded =>
            Data("output", succeeded.Output, withData, ("resourceType", succeeded.ResourceType), ("resource", succeeded.Resource)),
        HistoryEventDetails.TaskFailed failed =>
            AddError(new JsonObject { ["resourceType"] = failed.ResourceType, ["resource"] = failed.Resource }, failed.Error, failed.Cause),
        HistoryEventDetails.Succeeded succeeded => Data("output", succeeded.Output, withData),
        HistoryEventDetails.Failed failed => AddError([], failed.Error, failed.Cause),
        _ => throw new ArgumentOutOfRangeException(nameof(details), details, "Not an event's details."),
    };

    private static JsonObject Data(string member, string text, bool withData, params ReadOnlySpan<(string Name, JsonNode? Value)> others)
    {
        JsonObject answer = [];
        foreach (var (name, value) in others)
        {
            if (value is not null)
            {
                answer[name] = value;
            }
        }

        if (withData)
        {
            answer[member] = text;
            answer[member + "Details"] = new JsonObject { ["truncated"] = false };
        }

        return answer;
    }

    private static JsonObject Summary(LocalExecution execution)
    {
        var (status, _, stopDate) = execution.Read();
        var answer = new JsonObject
        {
            ["executionArn"] = execution.Identity.Arn,
            ["stateMachineArn"] = execution.Identity.StateMachineArn,
            ["name"] = execution.Identity.Name,
            ["status"] = status.ToWire(),
            ["startDate"] = Timestamp(execution.Identity.StartDate),
        };
        if (stopDate is { } stopped)
        {
            answer["stopDate"] = Timestamp(stopped);
        }

        return answer;
    }

    private static JsonObject WithoutNull(this JsonObject answer, string name, JsonNode? value)
    {
        if (value is not null)
        {
            answer[name] = value;
        }

        return answer;
    }

    private static JsonObject AddError(JsonObject answer, string? error, string? cause)
    {
        if (error is not null)
        {
            answer["error"] = error;
        }

        if (cause is not null)
        {
            answer["cause"] = cause;
        }

        return answer;
    }
}
