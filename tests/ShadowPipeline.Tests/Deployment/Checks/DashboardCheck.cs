using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.Deployment.Checks;

/// <summary>The dashboard shows every alarm, every function and every basis, from metrics that there are.</summary>
internal static class DashboardCheck
{
    public static IEnumerable<string> Problems(Template template, IReadOnlyList<JsonObject> written)
    {
        if (Widgets(template) is not { } widgets)
        {
            return ["The dashboard is no JSON."];
        }

        var known = new KnownMetrics(template, written);
        var metrics = widgets.Where(widget => widget["metrics"] is not null)
            .SelectMany(widget => widget["metrics"]!.AsArray().Select(metric => (Title: widget["title"]!.GetValue<string>(), Metric: Metric(metric!.AsArray()))))
            .ToList();
        var shown = widgets.SelectMany(widget => widget["alarms"]?.AsArray() ?? []).Select(alarm => alarm!.GetValue<string>()).ToHashSet();
        var alarms = template.ResourcesOf(AlarmCheck.Type).Keys.Select(id => "${" + id + ".Arn}").ToHashSet();
        return
        [
            .. metrics.Select(one => (one.Title, Problem: known.Problem(one.Metric.Namespace, one.Metric.Name, one.Metric.Dimensions)))
                .Where(one => one.Problem is not null).Select(one => $"The dashboard's '{one.Title}' stays empty: {one.Problem}."),
            .. alarms.Except(shown).Select(alarm => $"The dashboard does not show the alarm {alarm}."),
            .. shown.Except(alarms).Select(alarm => $"The dashboard shows {alarm}, which is no alarm."),
            .. known.OwnNames.Except(metrics.Select(one => one.Metric.Name)).Order(StringComparer.Ordinal).Select(name => $"The dashboard does not show the metric {name}."),
            .. Missing("Basis", Enum.GetNames<ShadowPipeline.Decisions.DecisionBasis>()),
            .. Missing("FunctionName", template.ResourcesOf(FunctionCheck.Type).Keys.Select(id => "${" + id + "}")),
        ];

        IEnumerable<string> Missing(string dimension, IEnumerable<string> values) => values
            .Except(metrics.SelectMany(one => one.Metric.Dimensions).Where(one => one.Name == dimension).Select(one => one.Value))
            .Select(value => $"The dashboard shows nothing of {dimension} {value}.");
    }

    private static List<JsonObject>? Widgets(Template template)
    {
        var body = template.Text(template.ResourcesOf("AWS::CloudWatch::Dashboard").Values.Single()["DashboardBody"]);
        try
        {
            return [.. JsonNode.Parse(body)!["widgets"]!.AsArray().Select(widget => widget!["properties"]!.AsObject())];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (string Namespace, string Name, IReadOnlyList<(string Name, string Value)> Dimensions) Metric(JsonArray metric)
    {
        var texts = metric.TakeWhile(part => part is JsonValue).Select(part => part!.GetValue<string>()).ToList();
        return (texts[0], texts[1], [.. texts.Skip(2).Chunk(2).Select(pair => (pair[0], pair[1]))]);
    }
}
