using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ShadowPipeline.Functions.Contracts;

namespace ShadowPipeline.Tests.Deployment.Checks;

/// <summary>Rules, what they may invoke, what becomes of events that fail, and the sample events.</summary>
internal static partial class EventCheck
{
    private const string Queue = "${DeadLetters.Arn}";

    public static IEnumerable<string> Problems(DeploymentFiles deployment) =>
    [
        .. deployment.Template.ResourcesOf("AWS::Events::Rule").SelectMany(rule => OfRule(deployment, rule.Key, rule.Value)),
        .. deployment.Events.SelectMany(sample => OfSample(deployment, sample.Key, sample.Value)),
        .. deployment.Functions.Where(function => !deployment.Events.Any(sample => FunctionsOf(deployment, sample.Key, sample.Value).Contains(function)))
            .Select(function => $"No file in events/ is for {function}."),
    ];

    /// <summary>The functions that an event reaches through rules, or is meant for by its file's name.</summary>
    public static IReadOnlyList<string> FunctionsOf(DeploymentFiles deployment, string file, JsonObject sample)
    {
        if (!sample.ContainsKey("detail-type"))
        {
            return [.. deployment.Functions.Where(function => Regex.IsMatch(file, $@"\A{Kebab().Replace(function, "-$1").ToLowerInvariant()}[-.]"))];
        }

        // The sample's workflow stands for the template's.
        var occurred = sample.DeepClone().AsObject();
        if (occurred["detail"]?["stateMachineArn"] is not null)
        {
            occurred["detail"]!["stateMachineArn"] = "${ShadowTest}";
        }

        return
        [
            .. deployment.Template.ResourcesOf("AWS::Events::Rule").Values.Where(rule => Takes(deployment.Template, rule, occurred))
                .Select(rule => WorkflowCheck.Target(deployment.Template, rule)),
        ];
    }

    private static bool Takes(Template template, JsonObject rule, JsonObject occurred) => rule["EventPattern"] is JsonObject pattern
        ? EventPattern.Matches(template, pattern, occurred)
        : occurred["detail-type"]!.GetValue<string>() == "Scheduled Event"
            && occurred["resources"]![0]!.GetValue<string>().EndsWith("/" + template.Text(rule["Name"]), StringComparison.Ordinal);

    private static IEnumerable<string> OfRule(DeploymentFiles deployment, string id, JsonObject rule)
    {
        var template = deployment.Template;
        var target = rule["Targets"]!.AsArray().ShouldHaveSingleItem()!;
        var function = WorkflowCheck.Target(template, rule);
        if (!deployment.Functions.Contains(function))
        {
            yield return $"{id} invokes {function}, which is no function of the code.";
            yield break;
        }

        var attempts = target["RetryPolicy"]?["MaximumRetryAttempts"]?.GetValue<long>();
        var age = target["RetryPolicy"]?["MaximumEventAgeInSeconds"]?.GetValue<long>();
        if (attempts is not (>= 1 and <= 185) || age is not (>= 60 and <= 86400))
        {
            yield return $"{id} does not retry within EventBridge's limits.";
        }

        var senders = (template.Find("DeadLettersPolicy")?["PolicyDocument"]?["Statement"]?.AsArray() ?? [])
            .Where(statement => template.Text(statement!["Effect"]) == "Allow")
            .SelectMany(statement => template.Texts(statement!["Condition"]?["ArnEquals"]?["aws:SourceArn"]));
        if (template.Text(target["DeadLetterConfig"]?["Arn"]) != Queue || !senders.Contains("${" + id + ".Arn}"))
        {
            yield return $"What {id} cannot deliver is lost.";
        }

        var permitted = template.ResourcesOf("AWS::Lambda::Permission").Values.Any(permission =>
            template.Text(permission["SourceArn"]) == "${" + id + ".Arn}"
            && template.Text(permission["FunctionName"]) == "${" + function + "Function}"
            && template.Text(permission["Principal"]) == "events.amazonaws.com");
        if (!permitted)
        {
            yield return $"{id} may not invoke {function}.";
        }

        if (template.Text(template.Find(function + "Function")?["EventInvokeConfig"]?["DestinationConfig"]?["OnFailure"]?["Destination"]) != Queue)
        {
            yield return $"An event that {function} fails on is lost.";
        }
    }

    private static IEnumerable<string> OfSample(DeploymentFiles deployment, string file, JsonObject sample)
    {
        var functions = FunctionsOf(deployment, file, sample);
        if (functions.Count != 1)
        {
            yield return $"events/{file} reaches {functions.Count} functions.";
        }
        else if (!sample.ContainsKey("detail-type") && !IsInput(sample))
        {
            yield return $"events/{file} is no input of a step.";
        }
    }

    private static bool IsInput(JsonObject sample)
    {
        try
        {
            return sample.Deserialize(FunctionsJson.Default.StepInput) is { RunId.Length: > 0, ExecutionArn.Length: > 0 };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Kebab();
}
