using System.Text.Json.Nodes;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.SageMaker;

public sealed class ModelOperationsTests
{
    [Fact]
    public void Model_IsDescribedAsCreated_AndGoneOnceDeleted()
    {
        var world = new TestWorld();
        var request = JsonNode.Parse($$"""
            {"ModelName":"m","PrimaryContainer":{"ModelPackageName":"{{TestWorld.Package}}"},"ExecutionRoleArn":"{{TestWorld.Role}}",
             "VpcConfig":{"SecurityGroupIds":["sg-1"],"Subnets":["subnet-1"]},"EnableNetworkIsolation":true,"Tags":[{"Key":"a","Value":"b"}]}
            """)!.AsObject();
        var arn = world.SageMaker("CreateModel", request)["ModelArn"]!.GetValue<string>();

        var shown = world.SageMaker("DescribeModel", """{"ModelName":"m"}""");

        shown["ModelArn"]!.GetValue<string>().ShouldBe(arn);
        shown.ContainsKey("Tags").ShouldBeFalse();
        JsonNode.DeepEquals(shown["VpcConfig"], request["VpcConfig"]).ShouldBeTrue();
        world.Refused("CreateModel", request).Message.ShouldBe($"Cannot create already existing model \"{arn}\".");

        world.SageMaker("DeleteModel", """{"ModelName":"m"}""");
        world.Refused("DescribeModel", new JsonObject { ["ModelName"] = "m" }).Message.ShouldBe($"Could not find model \"{arn}\".");
        world.Refused("DeleteModel", new JsonObject { ["ModelName"] = "m" }).Code.ShouldBe("ValidationException");
        world.Refused("ListTags", new JsonObject { ["ResourceArn"] = arn }).Message.ShouldContain("Could not find resource");
    }

    [Theory]
    [InlineData("""{"ModelName":"m"}""", "Exactly one of PrimaryContainer and Containers")]
    [InlineData("""{"ModelName":"m","PrimaryContainer":{"Image":"i"},"Containers":[{"Image":"i"}]}""", "Exactly one of PrimaryContainer and Containers")]
    [InlineData("""{"ModelName":"m","PrimaryContainer":{}}""", "A container needs an Image or a ModelPackageName.")]
    [InlineData("""{"ModelName":"m","PrimaryContainer":{"ModelPackageName":"arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/99"}}""", "does not exist")]
    [InlineData("""{"ModelName":"m","PrimaryContainer":{"Image":"i","Colour":"blue"}}""", "ContainerDefinition has no member 'Colour'")]
    public void Model_ThatCannotBe_IsRefused(string request, string message)
    {
        var refused = new TestWorld().Refused("CreateModel", JsonNode.Parse(request)!.AsObject());

        refused.Code.ShouldBe("ValidationException");
        refused.Message.ShouldContain(message);
    }

    [Fact]
    public void Endpoint_ShowsCountsAndItsConfigurationTypes()
    {
        var world = new TestWorld("""{"endpoint": {"variants": [{"instanceType": "ml.c5.large", "instanceCount": 5, "initialInstanceCount": 2, "volumeSizeInGB": 50}]}}""");

        var variant = world.DescribeEndpoint()["ProductionVariants"]![0]!.AsObject();
        var configured = world.SageMaker("DescribeEndpointConfig", """{"EndpointConfigName":"fraud-detector-prod-config"}""")["ProductionVariants"]![0]!;

        variant["CurrentInstanceCount"]!.GetValue<int>().ShouldBe(5);
        variant.ContainsKey("InstanceType").ShouldBeFalse();
        configured["InstanceType"]!.GetValue<string>().ShouldBe("ml.c5.large");
        configured["InitialInstanceCount"]!.GetValue<int>().ShouldBe(2);
        configured["VolumeSizeInGB"]!.GetValue<int>().ShouldBe(50);
    }

    [Fact]
    public void Packages_OfAWorldWithSeveralApprovals_AreListedNewestFirst()
    {
        var world = new TestWorld();
        var next = world.World.Facts with { ModelPackageArn = $"{TestWorld.Package[..^1]}8", Version = 8, StartsAt = TestWorld.Start.AddDays(1) };
        world.World.AddModelPackage(next);

        var listed = world.SageMaker("ListModelPackages", """{"ModelPackageGroupName":"fraud-detector","ModelApprovalStatus":"Approved"}""");

        listed["ModelPackageSummaryList"]!.AsArray().Select(node => node!["ModelPackageVersion"]!.GetValue<int>()).ShouldBe([8, 7]);
        world.SageMaker("DescribeModelPackage", $$"""{"ModelPackageName":"{{next.ModelPackageArn}}"}""")["ModelPackageStatus"]!.GetValue<string>().ShouldBe("Completed");
        world.Refused("DescribeModelPackage", new JsonObject { ["ModelPackageName"] = $"{TestWorld.Package[..^1]}9" }).Code.ShouldBe("ValidationException");
    }

    [Fact]
    public void Tags_AreAddedAndOverwritten()
    {
        var world = new TestWorld();
        world.SageMaker("AddTags", $$"""{"ResourceArn":"{{TestWorld.Package}}","Tags":[{"Key":"a","Value":"1"},{"Key":"b","Value":"2"}]}""");

        world.SageMaker("AddTags", $$"""{"ResourceArn":"{{TestWorld.Package}}","Tags":[{"Key":"a","Value":"3"}]}""");

        world.SageMaker("ListTags", $$"""{"ResourceArn":"{{TestWorld.Package}}"}""")["Tags"]!.ToJsonString()
            .ShouldBe("""[{"Key":"a","Value":"3"},{"Key":"b","Value":"2"}]""");
    }
}
