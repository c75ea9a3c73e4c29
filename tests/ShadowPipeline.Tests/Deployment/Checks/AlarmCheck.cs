using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.Deployment.Checks;

/// <summary>Alarms are about metrics that there are, and somebody hears them.</summary>
internal static class AlarmCheck
{
    public const string Type = "AWS::CloudWatch::Alarm";

    public static IEnumerable<string> Problems(Template template, IReadOnlyList<JsonObject> written)
    {
        var known = new KnownMetrics(template, written);
        foreach (var (id, alarm) in template.ResourcesOf(Type))
        {
            if (!template.Texts(alarm["AlarmActions"]).SequenceEqual(["${AlarmTopic}"]))
            {
                yield return $"Nobody hears of {id}.";
            }

            if (template.Text(alarm["TreatMissingData"]) is not ("notBreaching" or "breaching"))
            {
                yield return $"{id} does not say what missing data mean.";
            }

            foreach (var problem in Metrics(template, alarm).Select(metric => known.Problem(metric.Namespace, metric.Name, metric.Dimensions)).OfType<string>())
            {
                yield return $"{id} can never go off: {problem}.";
            }
        }

        foreach (var problem in Topic(template))
        {
            yield return problem;
        }
    }

    private static IEnumerable<(string Namespace, string Name, IReadOnlyList<(string, string)> Dimensions)> Metrics(Template template, JsonObject alarm)
    {
        IEnumerable<JsonObject> all = alarm["Metrics"] is JsonArray several
            ? several.Select(one => one!["MetricStat"]?["Metric"]?.AsObject()).OfType<JsonObject>()
            : [alarm];
        return all.Select(metric => (
            template.Text(metric["Namespace"]),
            template.Text(metric["MetricName"]),
            (IReadOnlyList<(string, string)>)[.. metric["Dimensions"]!.AsArray().Select(one => (template.Text(one!["Name"]), template.Text(one["Value"])))]));
    }

    private static string Subscribed(Template template, string topic) => template.ResourcesOf("AWS::SNS::Subscription").Values
        .Where(one => template.Text(one["TopicArn"]) == topic).Select(one => template.Text(one["Endpoint"])).SingleOrDefault("");

    private static IEnumerable<string> Topic(Template template)
    {
        var statements = template.Find("AlarmTopicPolicy")?["PolicyDocument"]?["Statement"]?.AsArray() ?? [];
        var published = statements.Where(statement => template.Text(statement!["Effect"]) == "Allow").ToList();
        if (published.Count != 1
            || template.Text(published[0]!["Principal"]?["Service"]) != "cloudwatch.amazonaws.com"
            || template.Text(published[0]!["Condition"]?["StringEquals"]?["aws:SourceAccount"]) != "${AWS::AccountId}")
        {
            yield return "The alarms' topic takes messages from others than this account's alarms.";
        }

        var address = template.Text(new JsonObject { ["Ref"] = "AlarmEmail" });
        if (Subscribed(template, "${AlarmTopic}") != address)
        {
            yield return "The address for alarms is not subscribed.";
        }

        if (Subscribed(template, "${DecisionTopic}") != template.Text(new JsonObject { ["Ref"] = "DecisionEmail" }))
        {
            yield return "The address for decisions is not subscribed.";
        }
    }
}
