using System.Text.Json.Nodes;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.SageMaker;

public sealed class ExperimentCreationTests
{
    [Fact]
    public void Request_WithManyProblems_IsRefusedWithAllOfThem()
    {
        var world = new TestWorld();
        var request = world.CreateRequest(new string('n', 121));
        request["Type"] = "Canary";
        request["Colour"] = "blue";
        request.Remove("EndpointName");
        request["ModelVariants"]![1]!["InfrastructureConfig"]!["RealTimeInferenceConfig"]!["InstanceCount"] = -1;
        request["ShadowModeConfig"]!["ShadowModelVariants"]![0]!["SamplingPercentage"] = 101;
        request["Tags"] = new JsonArray(new JsonObject { ["Key"] = "team" });

        var refused = world.Refused("CreateInferenceExperiment", request);

        refused.Code.ShouldBe("ValidationException");
        refused.Message.ShouldBe(
            $"8 validation errors detected: Value '{new string('n', 121)}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 120; "
            + $"Value '{new string('n', 121)}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){{0,119}}; "
            + "Value 'Canary' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [ShadowMode]; "
            + "Value null at 'endpointName' failed to satisfy constraint: Member must not be null; "
            + "Value '-1' at 'modelVariants.2.member.infrastructureConfig.realTimeInferenceConfig.instanceCount' failed to satisfy constraint: Member must have value greater than or equal to 0; "
            + "Value '101' at 'shadowModeConfig.shadowModelVariants.1.member.samplingPercentage' failed to satisfy constraint: Member must have value less than or equal to 100; "
            + "Value null at 'tags.1.member.value' failed to satisfy constraint: Member must not be null; "
            + "Value 'blue' at 'colour' failed to satisfy constraint: Member must be known: CreateInferenceExperimentRequest has no member 'Colour'");
    }

    [Theory]
    [InlineData("Name", "\"a\"", true)]
    [InlineData("Name", "\"a-b\"", true)]
    [InlineData("Name", "\"a-\"", false)]
    [InlineData("Name", "\"a_b\"", false)]
    [InlineData("RoleArn", "\"arn:aws:iam::111122223333:role/r\"", true)]
    [InlineData("RoleArn", "\"arn:aws:iam::1111:role/rrrrrrrrr\"", false)]
    [InlineData("Description", "\"\"", true)]
    [InlineData("KmsKey", "\"alias/key\"", true)]
    [InlineData("KmsKey", "\"key!\"", false)]
    [InlineData("DataStorageConfig", """{"Destination":"s3://b/"}""", true)]
    [InlineData("DataStorageConfig", """{"Destination":"ftp://b/"}""", false)]
    [InlineData("DataStorageConfig", """{"Destination":"s3://b/","ContentType":{"JsonContentTypes":["application/ld+json"]}}""", false)]
    [InlineData("DataStorageConfig", """{"Destination":"s3://b/","ContentType":{"CsvContentTypes":["text/csv"]}}""", true)]
    [InlineData("DataStorageConfig", """{"Destination":"s3://b/","ContentType":{"CsvContentTypes":[]}}""", false)]
    [InlineData("DataStorageConfig", """{"KmsKey":"k"}""", false)]
    [InlineData("Tags", """[{"Key":"team","Value":""}]""", true)]
    [InlineData("Tags", """[{"Key":"","Value":"v"}]""", false)]
    public void Member_AtItsLimit_IsTakenUpToIt(string member, string value, bool valid)
    {
        var world = new TestWorld();
        var request = world.CreateRequest();
        request[member] = JsonNode.Parse(value);

        var exception = Record.Exception(() => world.SageMaker("CreateInferenceExperiment", request));

        (exception?.Message ?? "valid").ShouldStartWith(valid ? "valid" : "1 validation error detected: ");
    }

    [Theory]
    [InlineData("{}", "ResourceInUse", "Endpoint \"arn:aws:sagemaker:eu-west-1:111122223333:endpoint/fraud-detector-prod\" is in use by", "second")]
    [InlineData("{}", "ResourceInUse", "Cannot create already existing inference experiment", "shadow-1")]
    public void SecondExperiment_WhileTheFirstIsActive_IsInUse(string scenario, string code, string message, string name)
    {
        var world = new TestWorld(scenario);
        world.SageMaker("CreateInferenceExperiment", world.CreateRequest());

        var refused = world.Refused("CreateInferenceExperiment", world.CreateRequest(name));

        refused.Code.ShouldBe(code);
        refused.Message.ShouldContain(message);
    }

    [Fact]
    public void SecondExperiment_AfterTheFirst_NeedsTheEndpointBackInService()
    {
        var world = new TestWorld();
        world.SageMaker("CreateInferenceExperiment", world.CreateRequest());
        world.Clock.Now = TestWorld.Start.AddDays(1).AddMinutes(3);

        world.Refused("CreateInferenceExperiment", world.CreateRequest("second")).Message.ShouldContain("has status Updating, not InService");
        world.Clock.Now += TimeSpan.FromMinutes(2);
        world.SageMaker("CreateInferenceExperiment", world.CreateRequest("second"))["InferenceExperimentArn"]!.GetValue<string>()
            .ShouldBe("arn:aws:sagemaker:eu-west-1:111122223333:inference-experiment/second");
    }

    [Theory]
    [InlineData("""{"endpoint": {"exists": false}}""", "Could not find endpoint")]
    [InlineData("""{"endpoint": {"status": "Failed"}}""", "has status Failed, not InService")]
    [InlineData("""{"endpoint": {"timeline": [{"for": "1h", "status": "SystemUpdating"}]}}""", "has status SystemUpdating, not InService")]
    [InlineData("""{"endpoint": {"pendingDeployment": true}}""", "has a deployment in progress")]
    [InlineData("""{"endpoint": {"async": true}}""", "has asynchronous inference")]
    [InlineData("""{"endpoint": {"variants": [{"serverless": true}]}}""", "has serverless variants")]
    [InlineData("""{"endpoint": {"variants": [{"instancePools": true}]}}""", "has variants without an instance type")]
    [InlineData("""{"endpoint": {"variants": [{"name": "a"}, {"name": "b"}]}}""", "has more than one production variant")]
    [InlineData("""{"endpoint": {"shadowVariants": [{}]}}""", "has a shadow variant already")]
    [InlineData("""{"endpoint": {"model": {"multiModel": true}}}""", "is a multi-model container")]
    [InlineData("""{"endpoint": {"model": {"containers": 2}}}""", "has 2 containers")]
    [InlineData("""{"endpoint": {"model": {"marketplace": true}}}""", "uses a Marketplace container")]
    [InlineData("""{"modelPackage": {"containers": 3}}""", "has 3 containers")]
    [InlineData("""{"modelPackage": {"productId": "prod-1"}}""", "uses a Marketplace container")]
    [InlineData("""{"endpoint": {"variants": [{"name": "Other"}]}}""", "SourceModelVariantName 'AllTraffic' is not a production variant")]
    public void World_ThatShadowTestsExclude_IsRefused(string scenario, string message)
    {
        var world = new TestWorld(scenario);

        var refused = world.Refused("CreateInferenceExperiment", world.CreateRequest());

        refused.Code.ShouldBe("ValidationException");
        refused.Message.ShouldContain(message);
    }

    [Fact]
    public void Variants_OfUnknownModelOrExcludedInstance_AreRefused()
    {
        var world = new TestWorld();
        var unknown = world.CreateRequest();
        unknown["ModelVariants"]![1]!["ModelName"] = "nobody";
        var inferentia = world.CreateRequest();
        inferentia["ModelVariants"]![1]!["InfrastructureConfig"]!["RealTimeInferenceConfig"]!["InstanceType"] = "ml.inf1.xlarge";
        var same = world.CreateRequest();
        same["ShadowModeConfig"]!["ShadowModelVariants"]![0]!["ShadowModelVariantName"] = "AllTraffic";

        world.Refused("CreateInferenceExperiment", unknown).Message.ShouldBe("Could not find model \"arn:aws:sagemaker:eu-west-1:111122223333:model/nobody\".");
        world.Refused("CreateInferenceExperiment", inferentia).Message.ShouldContain("ml.inf1.xlarge");
        world.Refused("CreateInferenceExperiment", same).Message.ShouldContain("must be the source variant 'AllTraffic' and the shadow variant 'AllTraffic'");
    }

    [Theory]
    [InlineData(0, 30 * 24 * 60, true)]
    [InlineData(0, (30 * 24 * 60) + 1, false)]
    [InlineData(60, (30 * 24 * 60) + 60, true)]
    [InlineData(60, 60, false)]
    [InlineData(0, 1, true)]
    [InlineData(0, 0, false)]
    public void Schedule_IsInTheFutureAndAtMostThirtyDays(int startMinutes, int endMinutes, bool valid)
    {
        var world = new TestWorld();
        var request = world.CreateRequest();
        request["Schedule"] = new JsonObject
        {
            ["StartTime"] = TestWorld.Start.AddMinutes(startMinutes).ToUnixTimeSeconds(),
            ["EndTime"] = TestWorld.Start.AddMinutes(endMinutes).ToUnixTimeSeconds(),
        };

        (Record.Exception(() => world.SageMaker("CreateInferenceExperiment", request)) is null).ShouldBe(valid);
    }

    [Fact]
    public void Schedule_LeftOut_IsSevenDaysFromNow()
    {
        var world = new TestWorld();
        var request = world.CreateRequest();
        request.Remove("Schedule");
        world.SageMaker("CreateInferenceExperiment", request);

        world.Experiment()["Schedule"]!["EndTime"]!.GetValue<long>().ShouldBe(TestWorld.Start.AddDays(7).ToUnixTimeSeconds());
    }

    [Fact]
    public void Describe_ShowsWhatWasAsked()
    {
        var world = new TestWorld();
        var request = world.CreateRequest();
        request["Description"] = "A test";
        request["KmsKey"] = "alias/volumes";
        request["DataStorageConfig"] = JsonNode.Parse("""{"Destination":"s3://bucket/","KmsKey":"alias/capture","ContentType":{"CsvContentTypes":["text/csv"]}}""");
        request["Tags"] = JsonNode.Parse("""[{"Key":"team","Value":"risk"}]""");
        var arn = world.SageMaker("CreateInferenceExperiment", request)["InferenceExperimentArn"]!.GetValue<string>();

        var shown = world.Experiment();

        foreach (var member in new[] { "Name", "Type", "Description", "RoleArn", "KmsKey", "DataStorageConfig", "ShadowModeConfig" })
        {
            JsonNode.DeepEquals(shown[member], request[member]).ShouldBeTrue(member);
        }

        shown["EndpointMetadata"]!["EndpointName"]!.GetValue<string>().ShouldBe(TestWorld.Endpoint);
        JsonNode.DeepEquals(world.SageMaker("ListTags", new JsonObject { ["ResourceArn"] = arn })["Tags"], request["Tags"]).ShouldBeTrue();
    }
}
