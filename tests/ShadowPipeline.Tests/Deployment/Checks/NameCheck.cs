namespace ShadowPipeline.Tests.Deployment.Checks;

/// <summary>Names within AWS's limits when the prefix is as long as it may be, and two deployments beside each other.</summary>
internal static class NameCheck
{
    private static readonly Dictionary<string, (string Property, int Most)> Limits = new()
    {
        ["AWS::Serverless::Function"] = ("FunctionName", 64),
        ["AWS::Serverless::StateMachine"] = ("Name", 80),
        ["AWS::Events::Rule"] = ("Name", 64),
        ["AWS::Events::EventBus"] = ("Name", 256),
        ["AWS::SQS::Queue"] = ("QueueName", 80),
        ["AWS::SNS::Topic"] = ("TopicName", 256),
        ["AWS::DynamoDB::Table"] = ("TableName", 255),
        ["AWS::Logs::LogGroup"] = ("LogGroupName", 512),
        ["AWS::CloudWatch::Alarm"] = ("AlarmName", 255),
        ["AWS::CloudWatch::Dashboard"] = ("DashboardName", 255),
    };

    public static IEnumerable<string> Problems(DeploymentFiles deployment)
    {
        var template = deployment.Template;
        var longest = 1 + int.Parse(template.Text(template.Parameters["NamePrefix"]!["AllowedPattern"])[..^1].Split(',')[^1]);
        foreach (var (id, resource) in template.Resources)
        {
            if (!Limits.TryGetValue(template.TypeOf(id)!, out var limit))
            {
                continue;
            }

            var name = resource!["Properties"]![limit.Property]?.ToJsonString() ?? "";
            var prefix = template.Text(new System.Text.Json.Nodes.JsonObject { ["Ref"] = "NamePrefix" });
            if (!name.Contains("NamePrefix", StringComparison.Ordinal))
            {
                yield return $"{id} is not named after the prefix: two deployments would meet.";
            }
            else if (template.Text(resource["Properties"]![limit.Property]).Length - prefix.Length + longest > limit.Most)
            {
                yield return $"The name of {id} can be longer than {limit.Most} characters.";
            }
        }
    }
}
