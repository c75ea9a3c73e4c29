using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Json;
using ShadowPipeline.Preflights;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>A plan with all that is known of it, as one document.</summary>
internal static class PlanJson
{
    /// <summary>The request, the preflight and the notes.</summary>
    public static JsonObject Of(PlannedRequest planned) => new()
    {
        ["request"] = planned.Request.DeepClone(),
        ["preflight"] = planned.Forecast is { } forecast ? Of(forecast) : null,
        ["notes"] = Texts(planned.Notes),
    };

    private static JsonObject Of(PreflightReport report) => new()
    {
        ["outlook"] = report.Outlook.ToString(),
        ["problems"] = Texts(report.Problems),
        ["notes"] = Texts(report.Notes),
        ["confidence"] = report.Confidence,
        ["history"] = report is { HistoryStart: { } start, HistoryEnd: { } end }
            ? new JsonObject { ["start"] = UtcInstantConverter.Format(start), ["end"] = UtcInstantConverter.Format(end) }
            : null,
        ["durationHours"] = report.Duration.TotalHours,
        ["durationNeededHours"] = report.DurationNeeded?.TotalHours,
        ["productionInvocations"] = report.ProductionInvocations,
        ["shadowInvocations"] = report.ShadowInvocations,
        ["instanceType"] = report.InstanceType,
        ["instanceHours"] = report.InstanceHours,
        ["estimatedUsd"] = report.EstimatedUsd,
        ["limits"] = new JsonArray([.. report.Limits.Select(Of)]),
    };

    private static JsonObject Of(LimitForecast limit) => new()
    {
        ["metric"] = limit.Metric,
        ["statistic"] = limit.Statistic,
        ["limit"] = new JsonObject { ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(limit.Limit.Kind.ToString()), ["value"] = limit.Limit.Value },
        ["level"] = limit.Level,
        ["detectableEffect"] = limit.DetectableEffect,
        ["outlook"] = limit.Outlook.ToString(),
        ["reason"] = limit.Reason,
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
