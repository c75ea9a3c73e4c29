using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.Access;

/// <summary>
/// What SageMaker asks of IAM. It lower-cases names in ARNs, not in each case by the documentation: the name as it is written and its lower
/// case must both be allowed.
/// </summary>
internal sealed class SageMakerNeeds(AccessPlace place)
{
    private const string Service = "sagemaker.amazonaws.com";

    public IEnumerable<AccessNeed> Of(string operation, JsonObject request) => operation switch
    {
        "DescribeEndpoint" => On(operation, "endpoint", request, "EndpointName"),
        "DescribeEndpointConfig" => On(operation, "endpoint-config", request, "EndpointConfigName"),
        "DescribeModel" or "DeleteModel" => On(operation, "model", request, "ModelName"),
        "CreateModel" => Creation(operation, "model", request, "ModelName", "ExecutionRoleArn"),
        "DescribeModelPackage" => [Package(RequestNeeds.Text(request, "ModelPackageName"))],
        "CreateInferenceExperiment" => Creation(operation, "inference-experiment", request, "Name", "RoleArn"),
        "DescribeInferenceExperiment" or "StartInferenceExperiment" or "UpdateInferenceExperiment" or "StopInferenceExperiment" or "DeleteInferenceExperiment" =>
            On(operation, "inference-experiment", request, "Name"),
        // Listings know no resources.
        "ListInferenceExperiments" or "ListModelPackages" => [new AccessNeed("sagemaker:" + operation, "*")],
        _ => throw RequestNeeds.Unknown("SageMaker", operation),
    };

    // Nobody calls AddTags or passes a role: SageMaker asks for both when something is created with tags, or with a role.
    private IEnumerable<AccessNeed> Creation(string operation, string kind, JsonObject request, string nameMember, string roleMember)
    {
        var tags = (request["Tags"] as JsonArray ?? []).ToDictionary(
            tag => AccessCondition.KeyOfTag(tag!["Key"]!.GetValue<string>()), tag => tag!["Value"]?.GetValue<string>() ?? "", StringComparer.Ordinal);
        IEnumerable<AccessNeed> needs = On(operation, kind, request, nameMember);
        needs = tags.Count == 0 ? needs : needs.Concat(On("AddTags", kind, request, nameMember));
        needs = needs.Select(need => need with { Context = tags });
        return request[roleMember]?.GetValue<string>() is { } role
            ? needs.Append(new AccessNeed("iam:PassRole", role) { Context = new Dictionary<string, string> { ["iam:PassedToService"] = Service } })
            : needs;
    }

    private IEnumerable<AccessNeed> On(string operation, string kind, JsonObject request, string member)
    {
        var name = RequestNeeds.Text(request, member);
        return new[] { name, name.ToLowerInvariant() }.Distinct(StringComparer.Ordinal)
            .Select(form => new AccessNeed("sagemaker:" + operation, place.Arn("sagemaker", $"{kind}/{form}")));
    }

    private AccessNeed Package(string name) => new(
        "sagemaker:DescribeModelPackage", name.StartsWith("arn:", StringComparison.Ordinal) ? name : place.Arn("sagemaker", "model-package/" + name));
}
