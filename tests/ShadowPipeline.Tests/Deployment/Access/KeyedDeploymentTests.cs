using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Functions;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Deployment.Access;

/// <summary>A deployment with the customer's own key: every read and write needs the key, through the service.</summary>
[Collection(SharedEngine.Name)]
public sealed class KeyedDeploymentTests(EngineFixture engine)
{
    private const string Key = "arn:aws:kms:eu-west-1:111122223333:key/0f6f4f0e-0000-4000-8000-000000000000";

    [Fact]
    public async Task OwnKey_WholeRun_IsAllowedToUseIt()
    {
        var roles = DeployedAccess.RolesOf(DeployedAccess.TemplateOf(("KmsKeyArn", Key)));
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read(), roles: roles, keyArn: Key);

        await bench.ApproveAsync();
        await bench.RunToEndAsync();

        (await bench.Decisions.FindAsync(Workbench.RunId, TestContext.Current.CancellationToken)).ShouldNotBeNull().Decision.ShouldBe(Decision.Promote);
        bench.Access!.Allowed.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task OwnKey_TemplateWithoutIt_IsDenied()
    {
        await using var bench = await Workbench.StartAsync(engine, keyArn: Key, mayBeDenied: true);

        (await Should.ThrowAsync<PermanentServiceException>(() => bench.ApproveAsync())).Message.ShouldContain("kms:Decrypt on resource: " + Key);
    }
}
