using System.Text.Json.Nodes;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.SageMaker;

public sealed class ExperimentChangesTests
{
    private static readonly JsonObject _remove = new() { ["AllTraffic"] = "Retain", ["shadow-v7"] = "Remove" };

    [Fact]
    public void Stop_WhileRunning_GoesThroughStoppingAndRestoresTheEndpoint()
    {
        var world = Running();
        Stop(world, _remove, "Cancelled", "Guardrail breached");

        world.ExperimentStatus().ShouldBe("Stopping");
        world.Experiment()["StatusReason"]!.GetValue<string>().ShouldBe("Guardrail breached");
        world.DescribeEndpoint()["EndpointStatus"]!.GetValue<string>().ShouldBe("Updating");

        world.Clock.Now += TimeSpan.FromMinutes(5);
        world.ExperimentStatus().ShouldBe("Cancelled");
        world.DescribeEndpoint()["EndpointStatus"]!.GetValue<string>().ShouldBe("InService");
        world.DescribeEndpoint()["EndpointConfigName"]!.GetValue<string>().ShouldBe("fraud-detector-prod-config");
    }

    [Fact]
    public void Stop_WithPromote_LeavesTheShadowAsProduction()
    {
        var world = Running();
        Stop(world, new JsonObject { ["AllTraffic"] = "Remove", ["shadow-v7"] = "Promote" }, "Completed", null);
        world.Clock.Now += TimeSpan.FromMinutes(5);

        var endpoint = world.DescribeEndpoint();

        world.ExperimentStatus().ShouldBe("Completed");
        endpoint["ProductionVariants"]!.AsArray().ShouldHaveSingleItem()!["VariantName"]!.GetValue<string>().ShouldBe("shadow-v7");
        endpoint.ContainsKey("ShadowProductionVariants").ShouldBeFalse();
        world.Experiment()["ModelVariants"]![0]!["Status"]!.GetValue<string>().ShouldBe("Deleted");
    }

    [Fact]
    public void Stop_WithRetain_LeavesTheShadowDeployed()
    {
        var world = Running();
        Stop(world, new JsonObject { ["AllTraffic"] = "Retain", ["shadow-v7"] = "Retain" }, null, null);
        world.Clock.Now += TimeSpan.FromMinutes(5);

        world.ExperimentStatus().ShouldBe("Completed");
        world.DescribeEndpoint()["EndpointStatus"]!.GetValue<string>().ShouldBe("InService");
        world.DescribeEndpoint().ContainsKey("ShadowProductionVariants").ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"AllTraffic":"Retain"}""", "missing: [shadow-v7]")]
    [InlineData("""{"AllTraffic":"Retain","other":"Remove"}""", "unknown: [other]")]
    [InlineData("""{"AllTraffic":"Remove","shadow-v7":"Remove"}""", "would not leave exactly one production variant")]
    [InlineData("""{"AllTraffic":"Retain","shadow-v7":"Promote"}""", "would not leave exactly one production variant")]
    [InlineData("""{"AllTraffic":"Keep","shadow-v7":"Remove"}""", "Member must satisfy enum value set: [Retain, Remove, Promote]")]
    [InlineData("{}", "Member must have length greater than or equal to 1")]
    public void Stop_WithActionsThatDoNotFit_IsRefused(string actions, string message)
    {
        var refused = Running().Refused(
            "StopInferenceExperiment", new JsonObject { ["Name"] = "shadow-1", ["ModelVariantActions"] = JsonNode.Parse(actions) });

        refused.Code.ShouldBe("ValidationException");
        refused.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData(0, "Creating", "Stop Start Update Delete")]
    [InlineData(60, "Running", "Start Delete")]
    [InlineData(24 * 60, "Stopping", "Stop Start Update Delete")]
    [InlineData(25 * 60, "Completed", "Stop Start Update")]
    public void Change_InAStatusWhereItIsNotLegal_IsAConflict(int minutes, string status, string refused)
    {
        foreach (var operation in refused.Split(' '))
        {
            var world = new TestWorld();
            world.SageMaker("CreateInferenceExperiment", world.CreateRequest());
            world.Clock.Now += TimeSpan.FromMinutes(minutes);
            world.ExperimentStatus().ShouldBe(status);
            var request = new JsonObject { ["Name"] = "shadow-1" };
            if (operation == "Stop")
            {
                request["ModelVariantActions"] = _remove.DeepClone();
            }

            var conflict = world.Refused($"{operation}InferenceExperiment", request);

            conflict.Code.ShouldBe("ConflictException");
            conflict.Message.ShouldContain($"has status {status}");
        }
    }

    [Theory]
    [InlineData("Start")]
    [InlineData("Stop")]
    [InlineData("Update")]
    [InlineData("Delete")]
    public void Change_OfAnUnknownExperiment_IsNotFound(string operation)
    {
        var request = new JsonObject { ["Name"] = "nobody" };
        if (operation == "Stop")
        {
            request["ModelVariantActions"] = _remove.DeepClone();
        }

        new TestWorld().Refused($"{operation}InferenceExperiment", request).Code.ShouldBe("ResourceNotFound");
    }

    [Fact]
    public void Start_OfAScheduledExperiment_RunsAfterStartingAndMovesAnEndTooFarAway()
    {
        var world = new TestWorld();
        var request = world.CreateRequest();
        request["Schedule"] = new JsonObject
        {
            ["StartTime"] = TestWorld.Start.AddDays(2).ToUnixTimeSeconds(),
            ["EndTime"] = TestWorld.Start.AddDays(32).ToUnixTimeSeconds(),
        };
        world.SageMaker("CreateInferenceExperiment", request);
        world.Clock.Now += TimeSpan.FromHours(1);

        world.SageMaker("StartInferenceExperiment", """{"Name":"shadow-1"}""");

        world.ExperimentStatus().ShouldBe("Starting");
        world.Clock.Now += TimeSpan.FromMinutes(1);
        world.ExperimentStatus().ShouldBe("Running");
        world.Experiment()["Schedule"]!["EndTime"]!.GetValue<long>().ShouldBe(TestWorld.Start.AddDays(30).AddMinutes(61).ToUnixTimeSeconds());
    }

    [Fact]
    public void Update_WhileRunning_ExtendsTheEndAndShowsUpdating()
    {
        var world = Running();
        Update(world, """{"Name":"shadow-1","Description":"longer","Schedule":{"EndTime":$}}""", TestWorld.Start.AddDays(2));

        world.ExperimentStatus().ShouldBe("Updating");
        world.Clock.Now += TimeSpan.FromMinutes(1);
        world.ExperimentStatus().ShouldBe("Running");
        world.Experiment()["Description"]!.GetValue<string>().ShouldBe("longer");
        world.Clock.Now = TestWorld.Start.AddDays(2).AddSeconds(-1);
        world.ExperimentStatus().ShouldBe("Running");
        world.Clock.Now += TimeSpan.FromSeconds(1);
        world.ExperimentStatus().ShouldBe("Stopping");
    }

    [Theory]
    [InlineData("""{"Name":"shadow-1","Schedule":{"StartTime":$}}""", 1, "StartTime cannot change")]
    [InlineData("""{"Name":"shadow-1","Schedule":{"EndTime":$}}""", 31, "the longest duration is 30 days")]
    [InlineData("""{"Name":"shadow-1","Schedule":{"EndTime":$}}""", -1, "is not in the future")]
    [InlineData("""{"Name":"shadow-1","DataStorageConfig":{"Destination":"s3://b/"}}""", 0, "cannot change once the experiment is running")]
    [InlineData("""{"Name":"shadow-1","ShadowModeConfig":{"SourceModelVariantName":"x","ShadowModelVariants":[{"ShadowModelVariantName":"shadow-v7","SamplingPercentage":50}]}}""", 0, "only SamplingPercentage can change")]
    public void Update_WhileRunning_OfWhatIsFixed_IsRefused(string request, int days, string message)
    {
        var refused = Running().Refused("UpdateInferenceExperiment", JsonNode.Parse(Filled(request, TestWorld.Start.AddDays(days)))!.AsObject());

        refused.Code.ShouldBe("ValidationException");
        refused.Message.ShouldContain(message);
    }

    [Fact]
    public void Update_WhileCreated_MovesBothDates()
    {
        var world = new TestWorld();
        var request = world.CreateRequest();
        request["Schedule"]!["StartTime"] = TestWorld.Start.AddHours(2).ToUnixTimeSeconds();
        world.SageMaker("CreateInferenceExperiment", request);
        world.Clock.Now += TimeSpan.FromMinutes(30);
        Update(world, """{"Name":"shadow-1","Schedule":{"StartTime":$,"EndTime":1795593600}}""", TestWorld.Start.AddHours(5));

        world.Clock.Now = TestWorld.Start.AddHours(5).AddSeconds(-1);
        world.ExperimentStatus().ShouldBe("Created");
        world.Clock.Now += TimeSpan.FromSeconds(1);
        world.ExperimentStatus().ShouldBe("Running");
    }

    [Fact]
    public void Delete_WhenCompleted_ForgetsTheExperiment()
    {
        var world = Running();
        world.Clock.Now += TimeSpan.FromDays(2);
        world.SageMaker("DeleteInferenceExperiment", """{"Name":"shadow-1"}""");

        world.Refused("DescribeInferenceExperiment", new JsonObject { ["Name"] = "shadow-1" }).Code.ShouldBe("ResourceNotFound");
        world.DescribeEndpoint()["EndpointConfigName"]!.GetValue<string>().ShouldBe("fraud-detector-prod-config");
    }

    [Fact]
    public void Delete_WhenCreated_LeavesTheShadowOnTheEndpoint()
    {
        var world = new TestWorld();
        var request = world.CreateRequest();
        request["Schedule"]!["StartTime"] = TestWorld.Start.AddHours(2).ToUnixTimeSeconds();
        world.SageMaker("CreateInferenceExperiment", request);
        world.Clock.Now += TimeSpan.FromMinutes(30);
        world.SageMaker("DeleteInferenceExperiment", """{"Name":"shadow-1"}""");
        world.Clock.Now += TimeSpan.FromDays(3);

        world.DescribeEndpoint().ContainsKey("ShadowProductionVariants").ShouldBeTrue();
        world.Refused("CreateInferenceExperiment", world.CreateRequest("next")).Message.ShouldContain("has a shadow variant already");
    }

    [Fact]
    public void List_FiltersAndPages()
    {
        var world = new TestWorld();
        for (var i = 0; i < 3; i++)
        {
            world.SageMaker("CreateInferenceExperiment", world.CreateRequest($"test-{i}"));
            world.Clock.Now += TimeSpan.FromDays(2);
        }

        world.Clock.Now -= TimeSpan.FromDays(1.5);

        Names(world, "{}").ShouldBe(["test-2", "test-1", "test-0"]);
        Names(world, """{"StatusEquals":"Running"}""").ShouldBe(["test-2"]);
        Names(world, """{"StatusEquals":"Completed","SortBy":"Name","SortOrder":"Ascending"}""").ShouldBe(["test-0", "test-1"]);
        Names(world, """{"NameContains":"-1"}""").ShouldBe(["test-1"]);
        Names(world, $$"""{"CreationTimeAfter":{{TestWorld.Start.ToUnixTimeSeconds()}}}""").ShouldBe(["test-2", "test-1"]);
        var first = world.SageMaker("ListInferenceExperiments", """{"MaxResults":2}""");
        var token = first["NextToken"]!.GetValue<string>();
        Names(world, $$"""{"MaxResults":2,"NextToken":"{{token}}"}""").ShouldBe(["test-0"]);
        world.Refused("ListInferenceExperiments", new JsonObject { ["NextToken"] = token, ["MaxResults"] = 1 }).Code.ShouldBe("ValidationException");
    }

    private static IEnumerable<string> Names(TestWorld world, string request) =>
        world.SageMaker("ListInferenceExperiments", request)["InferenceExperiments"]!.AsArray().Select(node => node!["Name"]!.GetValue<string>());

    private static TestWorld Running()
    {
        var world = new TestWorld();
        world.SageMaker("CreateInferenceExperiment", world.CreateRequest());
        world.Clock.Now += TimeSpan.FromHours(1);
        return world;
    }

    private static void Stop(TestWorld world, JsonObject actions, string? state, string? reason) => world.SageMaker(
        "StopInferenceExperiment",
        new JsonObject { ["Name"] = "shadow-1", ["ModelVariantActions"] = actions.DeepClone(), ["DesiredState"] = state, ["Reason"] = reason });

    private static void Update(TestWorld world, string request, DateTimeOffset at) => world.SageMaker("UpdateInferenceExperiment", Filled(request, at));

    private static string Filled(string request, DateTimeOffset at) =>
        request.Replace("$", at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
