using System.Text.Json.Nodes;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.SageMaker;

/// <summary>Members that the service model requires of an answer, where the world has nothing to say.</summary>
public sealed class RequiredMemberTests
{
    [Fact]
    public void PackageVersion_IsNamedLikeItsGroup_AsANameMustBe()
    {
        var world = new TestWorld();

        var described = world.SageMaker("DescribeModelPackage", $$"""{"ModelPackageName":"{{TestWorld.Package}}"}""");
        var listed = world.SageMaker("ListModelPackages", """{"ModelPackageGroupName":"fraud-detector"}""");

        described["ModelPackageName"]!.GetValue<string>().ShouldBe("fraud-detector");
        listed["ModelPackageSummaryList"]![0]!["ModelPackageName"]!.GetValue<string>().ShouldBe("fraud-detector");
    }

    [Fact]
    public void CaptureWithoutAKey_SaysSoInItsSummary()
    {
        var world = new TestWorld();
        var request = world.CreateRequest();
        request["DataStorageConfig"] = new JsonObject { ["Destination"] = "s3://bucket/prefix/" };
        world.SageMaker("CreateInferenceExperiment", request);
        world.Clock.Now += TimeSpan.FromHours(2);

        world.DescribeEndpoint()["DataCaptureConfig"]!["KmsKeyId"]!.GetValue<string>().ShouldBeEmpty();
    }
}
