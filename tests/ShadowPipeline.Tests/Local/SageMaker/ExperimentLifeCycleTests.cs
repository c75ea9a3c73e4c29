using System.Text.Json.Nodes;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.SageMaker;

/// <summary>Each transition on both sides of its instant. By default: 6 minutes to create, 2 to stop, 5 until the endpoint is back.</summary>
public sealed class ExperimentLifeCycleTests
{
    private const string Config = "fraud-detector-prod-config";

    [Theory]
    [InlineData("00:00:00", "Creating", "Updating", false)]
    [InlineData("00:05:59", "Creating", "Updating", false)]
    [InlineData("00:06:00", "Running", "InService", true)]
    [InlineData("23:59:59", "Running", "InService", true)]
    [InlineData("1.00:00:00", "Stopping", "Updating", true)]
    [InlineData("1.00:01:59", "Stopping", "Updating", true)]
    [InlineData("1.00:02:00", "Completed", "Updating", true)]
    [InlineData("1.00:04:59", "Completed", "Updating", true)]
    [InlineData("1.00:05:00", "Completed", "InService", false)]
    [InlineData("9.00:00:00", "Completed", "InService", false)]
    public void Test_ThatStartsAtOnce_RunsItsCourse(string elapsed, string status, string endpointStatus, bool shadowDeployed)
    {
        var world = new TestWorld();
        world.SageMaker("CreateInferenceExperiment", world.CreateRequest());

        world.Clock.Now += TimeSpan.Parse(elapsed, System.Globalization.CultureInfo.InvariantCulture);

        world.ExperimentStatus().ShouldBe(status);
        Endpoint(world).ShouldBe((endpointStatus, shadowDeployed));
    }

    [Theory]
    [InlineData("00:05:59", "Creating", "Updating", false)]
    [InlineData("00:06:00", "Created", "InService", true)]
    [InlineData("02:59:59", "Created", "InService", true)]
    [InlineData("03:00:00", "Running", "InService", true)]
    [InlineData("1.02:59:59", "Running", "InService", true)]
    [InlineData("1.03:00:00", "Stopping", "Updating", true)]
    public void Test_WithALaterStart_WaitsInCreated(string elapsed, string status, string endpointStatus, bool shadowDeployed)
    {
        var world = Scheduled(TimeSpan.FromHours(3), TimeSpan.FromHours(27));

        world.Clock.Now += TimeSpan.Parse(elapsed, System.Globalization.CultureInfo.InvariantCulture);

        world.ExperimentStatus().ShouldBe(status);
        Endpoint(world).ShouldBe((endpointStatus, shadowDeployed));
    }

    [Theory]
    [InlineData("12:05:59", "Running", null, "InService", true)]
    [InlineData("12:06:00", "Cancelled", "No capacity.", "Updating", true)]
    [InlineData("12:10:59", "Cancelled", "No capacity.", "Updating", true)]
    [InlineData("12:11:00", "Cancelled", "No capacity.", "InService", false)]
    public void Test_ThatSageMakerCancels_EndsWithTheReason(string elapsed, string status, string? reason, string endpointStatus, bool shadowDeployed)
    {
        var world = new TestWorld("""{"experiment": {"cancel": {"after": "12h", "reason": "No capacity."} } }""");
        world.SageMaker("CreateInferenceExperiment", world.CreateRequest());

        world.Clock.Now += TimeSpan.Parse(elapsed, System.Globalization.CultureInfo.InvariantCulture);

        world.ExperimentStatus().ShouldBe(status);
        world.Experiment()["StatusReason"]?.GetValue<string>().ShouldBe(reason);
        Endpoint(world).ShouldBe((endpointStatus, shadowDeployed));
    }

    [Fact]
    public void Endpoint_WhileAndAfterTheTest_HasSageMakersConfigurationAndThenItsOwn()
    {
        var world = new TestWorld();
        world.SageMaker("CreateInferenceExperiment", world.CreateRequest());
        world.DescribeEndpoint()["EndpointConfigName"]!.GetValue<string>().ShouldBe(Config);
        var pending = world.DescribeEndpoint()["PendingDeploymentSummary"]!["EndpointConfigName"]!.GetValue<string>();

        world.Clock.Now += TimeSpan.FromHours(1);
        var during = world.DescribeEndpoint();
        var config = world.SageMaker("DescribeEndpointConfig", new JsonObject { ["EndpointConfigName"] = pending });

        during["EndpointConfigName"]!.GetValue<string>().ShouldBe(pending);
        during.ContainsKey("PendingDeploymentSummary").ShouldBeFalse();
        during["ShadowProductionVariants"]!.AsArray().ShouldHaveSingleItem()!["VariantName"]!.GetValue<string>().ShouldBe("shadow-v7");
        config["ShadowProductionVariants"]![0]!["ModelName"]!.GetValue<string>().ShouldBe("candidate");
        pending.Length.ShouldBeLessThanOrEqualTo(63);

        world.Clock.Now += TimeSpan.FromDays(1);
        world.DescribeEndpoint()["EndpointConfigName"]!.GetValue<string>().ShouldBe(Config);
        world.DescribeEndpoint().ContainsKey("ShadowProductionVariants").ShouldBeFalse();
    }

    [Fact]
    public void Completion_HasItsTimeAndTheVariantsTheirStatuses()
    {
        var world = new TestWorld();
        world.SageMaker("CreateInferenceExperiment", world.CreateRequest());
        Statuses(world).ShouldBe(["Updating", "Creating"]);
        world.Experiment().ContainsKey("CompletionTime").ShouldBeFalse();

        world.Clock.Now += TimeSpan.FromHours(1);
        Statuses(world).ShouldBe(["InService", "InService"]);

        world.Clock.Now = TestWorld.Start.AddDays(1).AddMinutes(2);
        Statuses(world).ShouldBe(["InService", "Deleting"]);
        world.Experiment()["CompletionTime"]!.GetValue<long>().ShouldBe(TestWorld.Start.AddDays(1).AddMinutes(2).ToUnixTimeSeconds());

        world.Clock.Now += TimeSpan.FromMinutes(3);
        Statuses(world).ShouldBe(["InService", "Deleted"]);
    }

    [Theory]
    [InlineData("""{"endpoint": {"timeline": [{"for": "1h", "status": "Updating"}]}}""", "00:59:59", "Updating")]
    [InlineData("""{"endpoint": {"timeline": [{"for": "1h", "status": "Updating"}]}}""", "01:00:00", "InService")]
    [InlineData("""{"endpoint": {"timeline": [{"for": "1h"}, {"for": "1h", "status": "RollingBack"}], "status": "Failed"}}""", "01:59:59", "RollingBack")]
    [InlineData("""{"endpoint": {"timeline": [{"for": "1h"}, {"for": "1h", "status": "RollingBack"}], "status": "Failed"}}""", "02:00:00", "Failed")]
    public void Endpoint_FollowsItsTimeline(string scenario, string elapsed, string status)
    {
        var world = new TestWorld(scenario);

        world.Clock.Now += TimeSpan.Parse(elapsed, System.Globalization.CultureInfo.InvariantCulture);

        world.DescribeEndpoint()["EndpointStatus"]!.GetValue<string>().ShouldBe(status);
    }

    [Theory]
    [InlineData("01:59:59", "Approved")]
    [InlineData("02:00:00", "Rejected")]
    public void Approval_IsWithdrawn_WhenTheScenarioSaysSo(string elapsed, string status)
    {
        var world = new TestWorld("""{"modelPackage": {"approvalChanges": [{"after": "2h", "approvalStatus": "Rejected"}]}}""");

        world.Clock.Now += TimeSpan.Parse(elapsed, System.Globalization.CultureInfo.InvariantCulture);

        world.SageMaker("DescribeModelPackage", new JsonObject { ["ModelPackageName"] = TestWorld.Package })["ModelApprovalStatus"]!
            .GetValue<string>().ShouldBe(status);
    }

    private static TestWorld Scheduled(TimeSpan start, TimeSpan end)
    {
        var world = new TestWorld();
        var request = world.CreateRequest();
        request["Schedule"] = new JsonObject
        {
            ["StartTime"] = (TestWorld.Start + start).ToUnixTimeSeconds(),
            ["EndTime"] = (TestWorld.Start + end).ToUnixTimeSeconds(),
        };
        world.SageMaker("CreateInferenceExperiment", request);
        return world;
    }

    private static (string Status, bool Shadow) Endpoint(TestWorld world)
    {
        var endpoint = world.DescribeEndpoint();
        return (endpoint["EndpointStatus"]!.GetValue<string>(), endpoint.ContainsKey("ShadowProductionVariants"));
    }

    private static IEnumerable<string> Statuses(TestWorld world) =>
        world.Experiment()["ModelVariants"]!.AsArray().Select(variant => variant!["Status"]!.GetValue<string>());
}
