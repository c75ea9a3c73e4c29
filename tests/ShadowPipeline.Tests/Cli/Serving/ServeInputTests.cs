using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Serving;

namespace ShadowPipeline.Tests.Cli.Serving;

public sealed class ServeInputTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public void World_WithoutAScenario_HasVersionSevenOfEveryGroup()
    {
        var input = Read();

        input.Groups.Select(group => group.ModelPackageArn[^"churn-scorer/7".Length..]).ShouldContain("churn-scorer/7");
        input.Groups.ShouldAllBe(group => group.Version == 7 && group.StartsAt == Start && group.Account == "111122223333" && group.Region == "eu-west-1");
        input.Groups.Select(group => group.Group).ShouldBe(input.Policies.Groups);
        input.Groups.SelectMany(group => group.EndpointNames).ShouldContain("fraud-detector-prod");
    }

    [Fact]
    public void World_OfAScenarioWithItsEvent_IsAboutTheEventsVersion()
    {
        var input = Read(scenario: Repository.PathOf("events", "scenarios", "p99-regression.scenario.json"));

        (input.Groups[0].Group, input.Groups[0].Version, input.Groups[0].StartsAt).ShouldBe(("fraud-detector", 21, Start));
        input.Groups[0].EndpointNames.ShouldBe(["fraud-detector-prod"]);
        input.Groups[0].Container.ShouldNotBeNull().Image.ShouldEndWith("fraud-detector:21");
        input.Groups.Count(group => group.Group == "fraud-detector").ShouldBe(1);
        ServeInput.NextVersion(input.Groups[0]).ModelPackageArn.ShouldBe("arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/22");
    }

    [Fact]
    public void World_OfOnePolicy_HasItsGroupOnly() =>
        Read(policy: Repository.PathOf("policies", "claims-router.json")).Groups.ShouldHaveSingleItem().Group.ShouldBe("claims-router");

    [Fact]
    public void Scenario_ThatIsMissing_IsNamed() =>
        Should.Throw<UsageException>(() => Read(scenario: "no-such.scenario.json")).Message.ShouldStartWith("no-such.scenario.json does not exist");

    private static ServeInput Read(string? policy = null, string? scenario = null) => ServeInput.Read(new ServeRequest(policy, scenario, null, 0, 1), Start);
}
