using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Tests.Deployment.Calls;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>Template, functions, workflow, events, permissions, tables, alarms and pages fit together, with every choice that a deployment has.</summary>
[Collection(SharedEngine.Name)]
public sealed class DeploymentTests(EngineFixture engine)
{
    private static readonly (string, string)[] EverythingOn =
    [
        ("KmsKeyArn", "arn:aws:kms:eu-west-1:111122223333:key/0f6f4f0e-0000-4000-8000-000000000000"),
        ("AlarmEmail", "oncall@example.com"),
        ("DecisionEmail", "releases@example.com"),
        ("DecisionBus", "default"),
        ("DecisionsSiteUrl", "https://decisions.example.com/"),
        ("ReservedConcurrency", "5"),
        ("Architecture", "arm64"),
        ("DeletionProtection", "false"),
        ("PermissionsBoundary", "arn:aws:iam::111122223333:policy/boundary"),
        ("RolePath", "/shadow/"),
        ("SubnetIds", "subnet-0123456789abcdef0,subnet-0123456789abcdef1"),
        ("SecurityGroupIds", "sg-0123456789abcdef0"),
        ("AccessLogBucket", "our-access-logs"),
        ("WorkflowLogLevel", "ALL"),
    ];

    [Fact]
    public async Task Deployment_ByDefault_FitsTogether() => (await ProblemsAsync(DeploymentFiles.Of())).ShouldBeEmpty();

    [Fact]
    public async Task Deployment_WithEverythingOn_FitsTogether() => (await ProblemsAsync(DeploymentFiles.Of(given: EverythingOn))).ShouldBeEmpty();

    [Theory]
    [InlineData("SubnetIds", "subnet-0123456789abcdef0")]
    [InlineData("SecurityGroupIds", "sg-0123456789abcdef0")]
    public void Network_ThatIsHalfGiven_IsNotIgnored(string parameter, string value) =>
        DeploymentFiles.Of(given: [(parameter, value)]).Template.FunctionDefaults.ShouldContainKey("VpcConfig", "Lambda refuses the half, and the deployment fails");

    [Fact]
    public void Network_BoundaryAndAccessLogs_AreOffUntilTheyAreAskedFor()
    {
        var template = DeploymentFiles.Of().Template;
        template.FunctionDefaults.ShouldNotContainKey("VpcConfig");
        template.FunctionDefaults.ShouldNotContainKey("PermissionsBoundary");
        template.Resource("ShadowTest").ShouldNotContainKey("PermissionsBoundary");
        template.Resource("EvidenceBucket").ShouldNotContainKey("LoggingConfiguration");
        template.Text(template.Resource("ShadowTest")["Logging"]!["Level"]).ShouldBe("ERROR");
    }

    [Theory]
    [InlineData("PermissionsBoundary", "", true)]
    [InlineData("PermissionsBoundary", "arn:aws-cn:iam::111122223333:policy/team/boundary", true)]
    [InlineData("PermissionsBoundary", "arn:aws:iam::aws:policy/PowerUserAccess", true)]
    [InlineData("PermissionsBoundary", "arn:aws:iam::111122223333:role/boundary", false)]
    [InlineData("PermissionsBoundary", "boundary", false)]
    [InlineData("RolePath", "/", true)]
    [InlineData("RolePath", "/shadow/tests/", true)]
    [InlineData("RolePath", "shadow/", false)]
    [InlineData("RolePath", "/shadow", false)]
    [InlineData("RolePath", "/a b/", false)]
    [InlineData("SubnetIds", "", true)]
    [InlineData("SubnetIds", "subnet-0123456789abcdef0", true)]
    [InlineData("SubnetIds", "vpc-0123456789abcdef0", false)]
    [InlineData("SecurityGroupIds", "sg-12345678", true)]
    [InlineData("SecurityGroupIds", "default", false)]
    [InlineData("AccessLogBucket", "our-access-logs", true)]
    [InlineData("AccessLogBucket", "s3://our-access-logs", false)]
    public void Pattern_OfAParameter_TakesWhatIsOneAndNothingElse(string parameter, string value, bool taken) =>
        System.Text.RegularExpressions.Regex.IsMatch(value, $@"\A(?:{DeploymentFiles.Of().Template.Parameters[parameter]!["AllowedPattern"]})\z").ShouldBe(taken);

    [Fact]
    public void ReservedConcurrency_IsOffUntilItIsAskedFor()
    {
        DeploymentFiles.Of().Template.FunctionDefaults.ShouldNotContainKey("ReservedConcurrentExecutions");
        var template = DeploymentFiles.Of(given: [("ReservedConcurrency", "5")]).Template;
        template.Text(template.FunctionDefaults["ReservedConcurrentExecutions"]).ShouldBe("5");
    }

    [Fact]
    public void Addresses_AreAwssOwnInAnAccount()
    {
        var template = DeploymentFiles.Of().Template;
        var variables = template.FunctionDefaults["Environment"]!["Variables"]!.AsObject();

        AwsAccess.From(name => variables[name] is { } value ? template.Text(value) : null).EndpointUrl.ShouldBeNull();
        variables.ShouldNotContainKey("AWS_ENDPOINT_URL", "the SDK fails with an empty one");
    }

    private async Task<IReadOnlyList<string>> ProblemsAsync(DeploymentFiles deployment) => deployment.Problems(await ObservedRuns.OfAsync(engine));
}
