using ShadowPipeline.Functions.DynamoDb;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>Holds each function's policy against the calls that its code makes: nothing is missing, and nothing is too much.</summary>
public sealed class PermissionTests
{
    // A transaction's puts need PutItem. The last two of SubmitExperiment are no calls: SageMaker asks for them on creation.
    private static readonly Dictionary<string, string[]> Calls = new()
    {
        ["StartShadowTest"] = ["policies Query", "runs GetItem", "runs PutItem", "runs Query", "states:StartExecution"],
        ["AcquireEndpoint"] =
        [
            "runs GetItem", "runs PutItem", "runs UpdateItem", "decisions Query", "sagemaker:DescribeEndpoint",
            "sagemaker:DescribeEndpointConfig",
            "sagemaker:DescribeInferenceExperiment", "sagemaker:ListInferenceExperiments",
        ],
        ["ResolveProductionVariant"] =
        [
            "runs GetItem", "runs PutItem", "decisions Query", "sagemaker:DescribeModelPackage", "sagemaker:DescribeEndpoint",
            "sagemaker:DescribeEndpointConfig", "sagemaker:DescribeModel",
        ],
        ["SubmitExperiment"] =
        [
            "runs GetItem", "runs PutItem", "runs UpdateItem", "decisions Query", "sagemaker:DescribeModelPackage", "sagemaker:DescribeEndpoint",
            "sagemaker:DescribeEndpointConfig", "sagemaker:DescribeModel", "sagemaker:CreateModel", "sagemaker:CreateInferenceExperiment",
            "sagemaker:DescribeInferenceExperiment", "sagemaker:AddTags", "iam:PassRole", "cloudwatch:GetMetricData",
        ],
        ["PollExperiment"] =
        [
            "runs GetItem", "runs PutItem", "runs UpdateItem", "decisions Query", "sagemaker:DescribeInferenceExperiment",
            "sagemaker:UpdateInferenceExperiment", "sagemaker:StopInferenceExperiment",
            "cloudwatch:GetMetricData", "s3:GetObject", "s3:PutObject", "s3:ListBucket",
        ],
        ["EvaluateMetrics"] =
            ["runs GetItem", "runs PutItem", "cloudwatch:GetMetricData", "s3:GetObject", "s3:PutObject", "s3:ListBucket"],
        ["RecordDecision"] = ["runs GetItem", "decisions PutItem", "decisions Query"],
        ["ReleaseEndpoint"] =
        [
            "runs GetItem", "runs PutItem", "runs UpdateItem", "runs DeleteItem", "runs Query", "decisions GetItem", "decisions PutItem", "decisions Query",
            "sagemaker:DescribeEndpoint", "sagemaker:DescribeEndpointConfig", "sagemaker:DescribeInferenceExperiment",
            "sagemaker:StartInferenceExperiment", "sagemaker:StopInferenceExperiment", "sagemaker:DescribeModel", "sagemaker:DeleteModel",
            "states:StartExecution",
        ],
        ["ReconcileRuns"] =
        [
            "runs GetItem", "runs PutItem", "runs UpdateItem", "runs DeleteItem", "runs Query", "runs/open Query", "decisions GetItem", "decisions PutItem",
            "decisions Query", "sagemaker:DescribeEndpoint", "sagemaker:DescribeEndpointConfig", "sagemaker:DescribeInferenceExperiment",
            "sagemaker:StartInferenceExperiment", "sagemaker:StopInferenceExperiment", "sagemaker:DescribeModel", "sagemaker:DeleteModel",
            "states:StartExecution", "states:DescribeExecution",
        ],
    };

    private static readonly Dictionary<string, string> Places = new()
    {
        ["${RunsTable.Arn}"] = "runs",
        ["${RunsTable.Arn}/index/" + Tables.OpenIndex] = "runs/open",
        ["${DecisionsTable.Arn}"] = "decisions",
        ["${PoliciesTable.Arn}"] = "policies",
    };

    // CloudWatch and the listing know no resources.
    private static readonly string[] OnEverything = ["cloudwatch:GetMetricData", "sagemaker:ListInferenceExperiments"];

    // SageMaker's own, and by their names this pipeline's.
    private static readonly string[] Changing =
    [
        "sagemaker:CreateModel", "sagemaker:CreateInferenceExperiment", "sagemaker:StartInferenceExperiment",
        "sagemaker:UpdateInferenceExperiment", "sagemaker:StopInferenceExperiment", "sagemaker:DeleteModel", "sagemaker:AddTags",
    ];

    public static TheoryData<string> Functions => [.. Calls.Keys];

    [Fact]
    public void Table_NamesEveryFunction() =>
        Calls.Keys.Select(name => name + "Function").Order().ShouldBe(DeployedTemplate.ResourcesOf("AWS::Serverless::Function").Keys.Order());

    [Theory]
    [MemberData(nameof(Functions))]
    public void Policy_AllowsWhatTheFunctionCallsAndNothingElse(string function) =>
        Grants(function).Select(Call).Distinct().Order().ShouldBe(Calls[function].Order());

    [Theory]
    [MemberData(nameof(Functions))]
    public void Policy_NamesResources(string function)
    {
        foreach (var grant in Grants(function))
        {
            grant.Action.ShouldNotContain("*");
            (grant.Resource == "*").ShouldBe(OnEverything.Contains(grant.Action), grant.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Policy_ChangesOnlyWhatThePipelineMade(string function) =>
        Grants(function).Where(grant => Changing.Contains(grant.Action)).ShouldAllBe(grant => grant.Resource.EndsWith("/shadow-*"));

    [Theory]
    [MemberData(nameof(Functions))]
    public void Policy_NeverChangesADecision(string function) =>
        Grants(function).Where(grant => grant.Resource == "${DecisionsTable.Arn}").Select(grant => grant.Action)
            .Except(["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"]).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Functions))]
    public void Policy_ReachesEvidenceInItsOwnBucketOnly(string function) =>
        Grants(function).Where(grant => grant.Action.StartsWith("s3:", StringComparison.Ordinal))
            .ShouldAllBe(grant => grant.Resource == (grant.Action == "s3:ListBucket" ? "${EvidenceBucket.Arn}" : "${EvidenceBucket.Arn}/*"));

    [Fact]
    public void PassRole_HandsNamedRolesToSageMakerOnly()
    {
        var grant = Grants("SubmitExperiment").Single(grant => grant.Action == "iam:PassRole");

        grant.Resource.ShouldBe("${PassRoleArns}");
        DeployedTemplate.Text(grant.Condition!["StringEquals"]!["iam:PassedToService"]).ShouldBe("sagemaker.amazonaws.com");
    }

    [Fact]
    public void StartAndDescribe_ReachTheOneWorkflowAndItsExecutions()
    {
        var name = DeployedTemplate.Text(DeployedTemplate.Resource("ShadowTest")["Name"]);

        Grants("ReconcileRuns").Single(grant => grant.Action == "states:StartExecution").Resource.ShouldEndWith($":stateMachine:{name}");
        Grants("ReconcileRuns").Single(grant => grant.Action == "states:DescribeExecution").Resource.ShouldEndWith($":execution:{name}:*");
    }

    private static string Call(IamGrant grant) => grant.Action.StartsWith("dynamodb:", StringComparison.Ordinal)
        ? $"{Places[grant.Resource]} {grant.Action["dynamodb:".Length..]}"
        : grant.Action;

    private static IReadOnlyList<IamGrant> Grants(string function) => IamPolicy.Of(DeployedTemplate.Resource(function + "Function"));
}
