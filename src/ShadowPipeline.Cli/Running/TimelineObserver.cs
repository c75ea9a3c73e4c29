using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.StateMachines.Integrations;

namespace ShadowPipeline.Cli.Running;

/// <summary>Turns the workflow's history into the timeline that people watch: one entry per answered step, retry and failure.</summary>
internal sealed class TimelineObserver(
    IProgress<TimelineEntry> timeline, Func<string, string?> endpointOf, TimeSpan testLasts) : IExecutionObserver
{
    private readonly Dictionary<string, (string State, DateTimeOffset? SubmittedAt)> _executions = [];
    private readonly Lock _gate = new();

    public void OnEvent(string executionName, HistoryEvent historyEvent)
    {
        lock (_gate)
        {
            var (state, submittedAt) = _executions.GetValueOrDefault(executionName, ("", null));
            switch (historyEvent.Details)
            {
                case HistoryEventDetails.StateEntered entered:
                    _executions[executionName] = (entered.Name, submittedAt);
                    break;
                case HistoryEventDetails.StateExited exited when historyEvent.Type == HistoryEventType.TaskStateExited:
                    submittedAt ??= exited.Name == "SubmitExperiment" ? historyEvent.Timestamp : null;
                    _executions[executionName] = (exited.Name, submittedAt);
                    Report(executionName, historyEvent.Timestamp, exited, submittedAt);
                    break;
                case HistoryEventDetails.TaskSucceeded told:
                    Add(executionName, historyEvent.Timestamp, state, ToldText(told), TimelineKind.Info);
                    break;
                case HistoryEventDetails.TaskFailed failed:
                    Add(executionName, historyEvent.Timestamp, state, $"{failed.Error}: {failed.Cause}", TimelineKind.Warning);
                    break;
                case HistoryEventDetails.Failed failed
                    when historyEvent.Type is HistoryEventType.LambdaFunctionFailed or HistoryEventType.LambdaFunctionTimedOut:
                    Add(executionName, historyEvent.Timestamp, state, $"{failed.Error}: {MessageOf(failed.Cause)}", TimelineKind.Warning);
                    break;
                case HistoryEventDetails.Failed failed:
                    var text = $"{historyEvent.Type}: {failed.Error}: {MessageOf(failed.Cause)}";
                    Add(executionName, historyEvent.Timestamp, state, text, TimelineKind.Error);
                    break;
            }
        }
    }

    private void Report(string execution, DateTimeOffset at, HistoryEventDetails.StateExited exited, DateTimeOffset? submittedAt)
    {
        var output = JsonNode.Parse(exited.Output);
        if (exited.Name is "PublishDecision" or "PublishRelease")
        {
            if (output?["notice"]?["summary"]?.GetValue<string>() is { } published)
            {
                Add(execution, at, exited.Name, published.TrimEnd('.'), TimelineKind.Info);
            }

            return;
        }

        // The answer of a step before stays in the state.
        if (exited.Name is "NotifyBus" or "NotifyTopic" || output?["step"] is not JsonObject step)
        {
            return;
        }

        if (step["decision"] is { } decision)
        {
            Add(execution, at, exited.Name, $"{decision} / {step["basis"]}", TimelineKind.Decided);
            return;
        }

        var summary = step["summary"]?.GetValue<string>().TrimEnd('.') ?? "";
        var waits = step["state"]?.GetValue<string>() is "Wait" or "Busy";
        var text = waits && step["waitUntil"] is { } until ? $"{summary}, next check at {Clock(until.GetValue<string>(), at)}" : summary;
        var progress = submittedAt is { } since && exited.Name == "PollExperiment"
            ? Math.Clamp((at - since) / testLasts, 0, 1)
            : (double?)null;
        Add(execution, at, exited.Name, text, waits ? TimelineKind.Waiting : TimelineKind.Info, progress);
    }

    private void Add(string execution, DateTimeOffset at, string state, string text, TimelineKind kind, double? progress = null) =>
        timeline.Report(new TimelineEntry(at, state, text, kind) { Progress = progress, Endpoint = endpointOf(PublicationNames.Parse(execution)?.RunId ?? execution) });

    private static string ToldText(HistoryEventDetails.TaskSucceeded told)
    {
        var answer = JsonNode.Parse(told.Output);
        return told.ResourceType == ServiceIntegration.PutEvents.ResourceType
            ? $"Sent to the event bus {LocalNotices.Bus}, event {answer?["Entries"]?[0]?["EventId"]}"
            : $"Sent to the topic, message {answer?["MessageId"]}";
    }

    private static string Clock(string instant, DateTimeOffset now)
    {
        var at = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return at.ToString(at.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm" : "MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private static string MessageOf(string? cause)
    {
        try
        {
            return JsonNode.Parse(cause ?? "")?["errorMessage"]?.GetValue<string>() ?? cause ?? "";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return cause ?? "";
        }
    }
}
