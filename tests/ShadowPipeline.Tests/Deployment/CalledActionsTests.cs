using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.SageMaker.Model;
using ShadowPipeline.Tests.Deployment.Calls;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>What requests need, on the paths that no run of the sample names takes.</summary>
public sealed class CalledActionsTests
{
    private static readonly Dictionary<string, string> Tables = new() { ["test-1-runs"] = "shadow-pipeline-runs" };

    [Fact]
    public void UnknownRequest_IsRefused() =>
        Should.Throw<NotSupportedException>(() => Of(new DeleteTableRequest())).Message.ShouldContain("DeleteTableRequest");

    [Fact]
    public void UnknownTable_IsRefused() => Should.Throw<KeyNotFoundException>(() => Of(new GetItemRequest { TableName = "another" }));

    [Fact]
    public void Transaction_NeedsWhatItsWritesNeed()
    {
        var request = new TransactWriteItemsRequest
        {
            TransactItems =
            [
                new() { Put = new Put { TableName = "test-1-runs" } },
                new() { Delete = new Delete { TableName = "test-1-runs" } },
                new() { ConditionCheck = new ConditionCheck { TableName = "test-1-runs" } },
            ],
        };

        Of(request).Select(need => need.Action).ShouldBe(["dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"]);
    }

    // SageMaker's ARNs have lower-cased names; a policy must let both forms through.
    [Fact]
    public void NameInUpperCase_IsAllowedInBothForms()
    {
        var needs = Of(new DescribeEndpointRequest { EndpointName = "Fraud-Prod" })
            .Concat(Of(new DescribeInferenceExperimentRequest { Name = "shadow-Fraud-v7-e1-f4ee6a6357" })).ToList();

        needs.Select(need => need.Resource.Split('/')[^1]).ShouldBe(
            ["Fraud-Prod", "fraud-prod", "shadow-Fraud-v7-e1-f4ee6a6357", "shadow-fraud-v7-e1-f4ee6a6357"]);
        var template = DeploymentFiles.Of().Template;
        var patterns = IamPolicy.Of(template, template.Resource("ReleaseEndpointFunction")).Select(grant => new Arns(template).Resolve(grant.Resource)).ToList();
        needs.ShouldAllBe(need => patterns.Any(pattern => Arns.Covers(pattern, need.Resource)));
    }

    private static List<(string Action, string Resource)> Of(AmazonWebServiceRequest request) =>
        [.. new CalledActions(new Arns(DeploymentFiles.Of().Template), Tables).Of(request)];
}
