using System.Text.Json.Nodes;
using ShadowPipeline.Tests.Deployment.Calls;

namespace ShadowPipeline.Tests.Deployment.Checks;

/// <summary>Each function's policy against the calls that the function was seen to make: nothing is missing, and nothing is too much.</summary>
internal static class PermissionCheck
{
    // CloudWatch and the listings know no resources.
    private static readonly string[] OnEverything =
        ["cloudwatch:GetMetricData", "sagemaker:ListInferenceExperiments", "sagemaker:ListModelPackages"];

    // SageMaker's own, and by their names this pipeline's.
    private static readonly string[] Changing =
    [
        "sagemaker:CreateModel", "sagemaker:CreateInferenceExperiment", "sagemaker:StartInferenceExperiment",
        "sagemaker:UpdateInferenceExperiment", "sagemaker:StopInferenceExperiment", "sagemaker:DeleteModel", "sagemaker:AddTags",
    ];

    public static IEnumerable<string> Problems(DeploymentFiles deployment, IReadOnlyCollection<SeenCall> seen) =>
        deployment.Functions.SelectMany(function =>
            Of(deployment.Template, function, [.. seen.Where(call => call.Function == function)]).Select(problem => $"{function} {problem}."));

    private static IEnumerable<string> Of(Template template, string function, List<SeenCall> seen)
    {
        var arns = new Arns(template);
        var properties = template.Find(function + "Function") ?? [];
        var granted = IamPolicy.Of(template, properties)
            .Select(grant => (Grant: grant, Pattern: arns.Resolve(grant.Resource)))
            .ToList();
        return
        [
            .. seen.Count == 0 ? ["was not seen to do anything"] : Array.Empty<string>(),
            .. seen.Where(call => !granted.Any(one => one.Grant.Action == call.Action && Arns.Covers(one.Pattern, call.Resource)))
                .Select(call => $"calls {call.Action} on {call.Resource} and may not"),
            .. granted.Where(one => !IsKms(one.Grant.Action) && !seen.Any(call => one.Grant.Action == call.Action && Arns.Covers(one.Pattern, call.Resource)))
                .Select(one => $"may {one.Grant.Action} on {one.Grant.Resource} and never does"),
            .. granted.SelectMany(one => Width(template, one.Grant)),
            .. Encryption(template, properties, seen, granted.Select(one => one.Grant)),
        ];
    }

    private static IEnumerable<string> Width(Template template, IamGrant grant)
    {
        if (grant.Action.Contains('*') || (grant.Resource == "*" && !OnEverything.Contains(grant.Action)))
        {
            yield return $"may {grant.Action} on {grant.Resource}, which is not one action on named resources";
        }

        if (Changing.Contains(grant.Action) && !grant.Resource.EndsWith("/shadow-*", StringComparison.Ordinal))
        {
            yield return $"may {grant.Action} on what the pipeline did not make";
        }

        if (grant.Resource == "${DecisionsTable.Arn}" && grant.Action is "dynamodb:UpdateItem" or "dynamodb:DeleteItem")
        {
            yield return $"may {grant.Action} decisions, which never change";
        }

        if (grant.Action == "iam:PassRole"
            && (!template.Texts(new JsonObject { ["Ref"] = "PassRoleArns" }).Contains(grant.Resource) || grant.Condition?["StringEquals"]?["iam:PassedToService"]?.ToString() != "sagemaker.amazonaws.com"))
        {
            yield return "may pass other roles than the named ones, or to others than SageMaker";
        }
    }

    // With the customer's key, the key through each encrypted service that the function uses; without it, no key.
    private static IEnumerable<string> Encryption(Template template, JsonObject properties, List<SeenCall> seen, IEnumerable<IamGrant> granted)
    {
        var key = template.Text(new JsonObject { ["Ref"] = "KmsKeyArn" });
        var kms = granted.Where(grant => IsKms(grant.Action)).ToList();
        var through = kms.SelectMany(grant => template.Texts(grant.Condition?["StringEquals"]?["kms:ViaService"]))
            .Select(service => service.Split('.')[0])
            .ToHashSet();
        HashSet<string> needed = [.. seen.Select(call => call.Action.Split(':')[0]).Where(service => service is "dynamodb" or "s3")];
        if (properties.ContainsKey("EventInvokeConfig"))
        {
            needed.Add("sqs");
        }

        if (key == "" ? kms.Count > 0 : !through.SetEquals(needed) || kms.Any(grant => grant.Resource != key || grant.Condition is null))
        {
            yield return $"may use keys through {string.Join(", ", through.Order())}, and needs {(key == "" ? "none" : string.Join(", ", needed.Order()))}";
        }
    }

    private static bool IsKms(string action) => action.StartsWith("kms:", StringComparison.Ordinal);
}
