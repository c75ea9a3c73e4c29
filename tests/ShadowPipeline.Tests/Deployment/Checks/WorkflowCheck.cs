using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Tests.Deployment.Checks;

/// <summary>The workflow's definition against the template and the functions.</summary>
internal static partial class WorkflowCheck
{
    // A policy's longest wait for a busy endpoint, start delay and test, 30 days each; and what a lease and the release add.
    private static readonly TimeSpan LongestRun = (3 * Extensions.LongestTest) + LeaseTerm.Slack + CheckSchedule.LongestChange;

    public static IEnumerable<string> Problems(DeploymentFiles deployment)
    {
        var template = deployment.Template;
        var (id, workflow) = template.ResourcesOf("AWS::Serverless::StateMachine").Single();
        var substitutions = workflow["DefinitionSubstitutions"]!.AsObject();
        var placeholders = Placeholder().Matches(deployment.Workflow.ToJsonString()).Select(match => match.Groups[1].Value).Distinct().ToList();
        return
        [
            .. placeholders.Where(name => !substitutions.ContainsKey(name)).Select(name => $"The workflow's placeholder {name} is not substituted."),
            .. substitutions.Where(pair => !placeholders.Contains(pair.Key)).Select(pair => $"The substitution {pair.Key} is for no placeholder."),
            .. Functions(substitutions).Where(pair => template.Text(pair.Value) != "${" + Suffix().Replace(pair.Key, "Function.Arn") + "}"
                    || template.TypeOf(Suffix().Replace(pair.Key, "Function")) != FunctionCheck.Type)
                .Select(pair => $"The substitution {pair.Key} is not the function of that name."),
            .. Told(template, substitutions),
            .. Tasks(deployment),
            .. Times(deployment),
            .. Role(template, workflow, substitutions),
            .. Surroundings(template, id, workflow),
        ];
    }

    private static IEnumerable<string> Tasks(DeploymentFiles deployment)
    {
        var tasks = TasksOf(deployment).ToList();
        foreach (var (name, task) in tasks.Where(task => task.Value!["Resource"]?.GetValue<string>() != "${" + (task.Key == "PublishRelease" ? "PublishDecision" : task.Key) + "Arn}"))
        {
            yield return $"The task {name} invokes {task!["Resource"]}, not the function of its name.";
        }

        var invoked = deployment.Template.ResourcesOf("AWS::Events::Rule").Values.Select(rule => Target(deployment.Template, rule));
        foreach (var function in deployment.Functions.Where(function => !tasks.Any(task => task.Key == function) && !invoked.Contains(function)))
        {
            yield return $"Nothing invokes the function {function}.";
        }
    }

    private static IEnumerable<string> Times(DeploymentFiles deployment)
    {
        var timeout = deployment.Template.FunctionDefaults["Timeout"]!.GetValue<long>();
        foreach (var (name, task) in TasksOf(deployment).Where(task => !(task.Value!["TimeoutSeconds"]?.GetValue<long>() > timeout)))
        {
            yield return $"The workflow gives up on {name} before the function itself does.";
        }

        if (!(deployment.Workflow["TimeoutSeconds"]?.GetValue<long>() >= LongestRun.TotalSeconds))
        {
            yield return $"The workflow's own time-out is missing, or shorter than the longest run ({LongestRun.TotalDays:0} days).";
        }
    }

    private static IEnumerable<string> Role(Template template, JsonObject workflow, JsonObject substitutions)
    {
        var grants = IamPolicy.Of(template, workflow);
        var needed = Functions(substitutions).Select(pair => template.Text(pair.Value)).ToHashSet();
        var allowed = grants.Where(grant => grant.Action == "lambda:InvokeFunction").Select(grant => grant.Resource).ToHashSet();
        foreach (var function in needed.Except(allowed))
        {
            yield return $"The workflow may not invoke {function}.";
        }

        foreach (var function in allowed.Except(needed))
        {
            yield return $"The workflow may invoke {function}, which its definition does not name.";
        }

        foreach (var (action, resource) in TellsTo(template, substitutions).Where(one => !grants.Any(grant => (grant.Action, grant.Resource) == one)))
        {
            yield return $"The workflow may not {action} on {resource}.";
        }

        foreach (var problem in Key(template, grants))
        {
            yield return problem;
        }

        // Delivery of a workflow's logs; CloudWatch Logs knows no resources for these.
        foreach (var grant in grants.Where(grant => grant.Action != "lambda:InvokeFunction"
            && !grant.Action.StartsWith("logs:", StringComparison.Ordinal) && !grant.Action.StartsWith("kms:", StringComparison.Ordinal)
            && !TellsTo(template, substitutions).Contains((grant.Action, grant.Resource))))
        {
            yield return $"The workflow may {grant.Action}, which it has no use for.";
        }
    }

    // SNS encrypts with the key of whoever sends: with the customer's key the workflow needs it, through SNS alone.
    private static IEnumerable<string> Key(Template template, IReadOnlyList<IamGrant> grants)
    {
        var key = template.Text(new JsonObject { ["Ref"] = "KmsKeyArn" });
        var kms = grants.Where(grant => grant.Action.StartsWith("kms:", StringComparison.Ordinal)).ToList();
        var sound = key == ""
            ? kms.Count == 0
            : kms.Select(grant => grant.Action).Order().SequenceEqual(["kms:Decrypt", "kms:GenerateDataKey"])
                && kms.All(grant => grant.Resource == key && template.Text(grant.Condition?["StringEquals"]?["kms:ViaService"]).StartsWith("sns.", StringComparison.Ordinal));
        if (!sound)
        {
            yield return "The workflow may not use the topic's key, or may use it for more.";
        }
    }

    // The bus and the topic of this template, or the bus that the deployment names.
    private static IEnumerable<string> Told(Template template, JsonObject substitutions)
    {
        var named = template.Text(new JsonObject { ["Ref"] = "DecisionBus" });
        if (template.Text(substitutions["DecisionBusName"]) != (named == "" ? "${DecisionEventBus}" : named)
            || (named == "") != template.ResourcesOf("AWS::Events::EventBus").ContainsKey("DecisionEventBus"))
        {
            yield return "The workflow does not tell the bus that the deployment asks for.";
        }

        if (template.Text(substitutions["DecisionTopicArn"]) != "${DecisionTopic}" || template.TypeOf("DecisionTopic") != "AWS::SNS::Topic")
        {
            yield return "The workflow does not tell the topic of decisions.";
        }
    }

    private static IEnumerable<(string Action, string Resource)> TellsTo(Template template, JsonObject substitutions)
    {
        var bus = template.Text(substitutions["DecisionBusName"]);
        return
        [
            ("events:PutEvents", bus.StartsWith('$') ? bus[..^1] + ".Arn}" : "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/" + bus),
            ("sns:Publish", template.Text(substitutions["DecisionTopicArn"])),
        ];
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Functions(JsonObject substitutions) =>
        substitutions.Where(pair => !pair.Key.StartsWith("DecisionBus", StringComparison.Ordinal) && !pair.Key.StartsWith("DecisionTopic", StringComparison.Ordinal));

    private static IEnumerable<string> Surroundings(Template template, string id, JsonObject workflow)
    {
        var group = template.Text(workflow["Logging"]?["Destinations"]?[0]?["CloudWatchLogsLogGroup"]?["LogGroupArn"]);
        if (template.TypeOf(group.Replace(".Arn", "", StringComparison.Ordinal).Trim('$', '{', '}')) != "AWS::Logs::LogGroup")
        {
            yield return "The workflow does not log to a group of this template.";
        }

        if (template.Text(workflow["Logging"]?["Level"]) != template.Text(new JsonObject { ["Ref"] = "WorkflowLogLevel" }))
        {
            yield return "The workflow does not log at the level that is asked for.";
        }

        if (template.Text(workflow["Tracing"]?["Enabled"]) != "true" || template.Text(workflow["Type"]) != "STANDARD")
        {
            yield return $"{id} is not a traced Standard workflow.";
        }

        var known = template.Text(template.FunctionDefaults["Environment"]!["Variables"]!["SHADOW_STATE_MACHINE_ARN"]);
        if (known.Split(':')[^1] != template.Text(workflow["Name"]))
        {
            yield return $"The functions start {known}, which is not {id}.";
        }

        if (!Path.Exists(Repository.PathOf(template.Text(workflow["DefinitionUri"]).Split('/'))))
        {
            yield return "DefinitionUri leads nowhere.";
        }
    }

    /// <summary>The name of the function that a rule invokes.</summary>
    public static string Target(Template template, JsonObject rule) =>
        Suffix().Replace(template.Text(rule["Targets"]![0]!["Arn"]).Trim('$', '{', '}'), "");

    private static IEnumerable<KeyValuePair<string, JsonNode?>> TasksOf(DeploymentFiles deployment) =>
        deployment.Workflow["States"]!.AsObject().Where(state => state.Value!["Type"]!.GetValue<string>() == "Task" && !IsIntegration(state.Value));

    private static bool IsIntegration(JsonNode task) => task["Resource"]?.GetValue<string>().StartsWith("arn:aws:states:::", StringComparison.Ordinal) == true;

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(Function\.)?Arn$")]
    private static partial Regex Suffix();
}
