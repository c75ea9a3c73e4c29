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
    ];

    [Fact]
    public async Task Deployment_ByDefault_FitsTogether() => (await ProblemsAsync(DeploymentFiles.Of())).ShouldBeEmpty();

    [Fact]
    public async Task Deployment_WithEverythingOn_FitsTogether() => (await ProblemsAsync(DeploymentFiles.Of(given: EverythingOn))).ShouldBeEmpty();

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
