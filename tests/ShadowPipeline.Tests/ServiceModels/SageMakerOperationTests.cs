using System.Text.Json.Nodes;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Every operation of local SageMaker, its refusals too, against AWS's models; runs reach only some of them.</summary>
public sealed class SageMakerOperationTests
{
    private const string EndpointArn = "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/fraud-detector-prod";
    private const string Name = """{"Name":"shadow-1"}""";

    [Fact]
    public async Task SageMaker_RegistryModelsEndpointsAndTags_HoldToTheModel()
    {
        ServiceModelFolder.Require();
        await using var aws = await WatchedWorld.StartAsync("{}");
        await aws.Caller.SageMakerAsync("DescribeModelPackage", $$"""{"ModelPackageName":"{{TestWorld.Package}}"}""");
        await aws.Caller.SageMakerAsync(
            "ListModelPackages",
            """{"ModelPackageGroupName":"fraud-detector","ModelApprovalStatus":"Approved","SortBy":"CreationTime","SortOrder":"Descending","MaxResults":1}""");
        await aws.Caller.SageMakerAsync("DescribeEndpoint", """{"EndpointName":"fraud-detector-prod"}""");
        await aws.Caller.SageMakerAsync("DescribeEndpointConfig", """{"EndpointConfigName":"fraud-detector-prod-config"}""");
        await aws.Caller.SageMakerAsync("DescribeModel", """{"ModelName":"fraud-detector-live"}""");
        await aws.Caller.SageMakerAsync("CreateModel", $$"""
            {"ModelName":"whole","ExecutionRoleArn":"{{TestWorld.Role}}","EnableNetworkIsolation":true,
             "PrimaryContainer":{"ModelPackageName":"{{TestWorld.Package}}"},
             "VpcConfig":{"SecurityGroupIds":["sg-1"],"Subnets":["subnet-1","subnet-2"]},"Tags":[{"Key":"team","Value":"risk"}]}
            """);
        await aws.Caller.SageMakerAsync("CreateModel", """
            {"ModelName":"pieces","ExecutionRoleArn":"arn:aws:iam::111122223333:role/execution",
             "Containers":[{"Image":"1.dkr.ecr.eu-west-1.amazonaws.com/a:1","ModelDataUrl":"s3://bucket/model.tar.gz","Mode":"SingleModel","Environment":{"A":"b"}}],
             "InferenceExecutionConfig":{"Mode":"Serial"} }
            """);
        await aws.Caller.SageMakerAsync("DescribeModel", """{"ModelName":"whole"}""");
        await aws.Caller.SageMakerAsync("DescribeModel", """{"ModelName":"pieces"}""");
        await aws.Caller.RefusedAsync("CreateModel", $$"""{"ModelName":"pieces","ExecutionRoleArn":"{{TestWorld.Role}}","PrimaryContainer":{"Image":"a"} }""", "ValidationException");
        await aws.Caller.SageMakerAsync("AddTags", $$"""{"ResourceArn":"{{EndpointArn}}","Tags":[{"Key":"stage","Value":""}]}""");
        await aws.Caller.SageMakerAsync("ListTags", $$"""{"ResourceArn":"{{EndpointArn}}","MaxResults":50}""");
        await aws.Caller.RefusedAsync("ListTags", """{"ResourceArn":"arn:aws:sagemaker:eu-west-1:111122223333:endpoint/none"}""", "ValidationException");
        await DeleteAsync(aws.Caller, "whole");
        await aws.Caller.RefusedAsync("DescribeModel", """{"ModelName":"whole"}""", "ValidationException");
        await aws.Caller.RefusedAsync("DescribeEndpoint", """{"EndpointName":"none"}""", "ValidationException");
        await aws.Caller.RefusedAsync("DescribeModelPackage", """{"ModelPackageName":"none"}""", "ValidationException");

        aws.Report();
        aws.Watch.Calls.Select(call => call.Key.Operation).ShouldBe(
            ["AddTags", "CreateModel", "DeleteModel", "DescribeEndpoint", "DescribeEndpointConfig", "DescribeModel", "DescribeModelPackage", "ListModelPackages", "ListTags"],
            ignoreOrder: true);
    }

    [Fact]
    public async Task SageMaker_ExperimentFromPlanToDeletion_HoldsToTheModel()
    {
        ServiceModelFolder.Require();
        await using var aws = await WatchedWorld.StartAsync();
        var request = aws.World.CreateRequest();
        request["Description"] = "Every option.";
        request["KmsKey"] = "arn:aws:kms:eu-west-1:111122223333:key/1";
        request["Tags"] = new JsonArray(new JsonObject { ["Key"] = "team", ["Value"] = "risk" });
        request["DataStorageConfig"] = JsonNode.Parse(
            """{"Destination":"s3://bucket/prefix/","KmsKey":"key","ContentType":{"CsvContentTypes":["text/csv"],"JsonContentTypes":["application/json"]} }""");
        request["Schedule"] = new JsonObject { ["StartTime"] = aws.In(TimeSpan.FromHours(6)), ["EndTime"] = aws.In(TimeSpan.FromHours(30)) };
        await aws.Caller.SageMakerAsync("CreateInferenceExperiment", request.ToJsonString());
        await aws.Caller.RefusedAsync("CreateInferenceExperiment", request.ToJsonString(), "ResourceInUse");
        await aws.Caller.SageMakerAsync("DescribeInferenceExperiment", Name);
        await aws.Caller.RefusedAsync("StartInferenceExperiment", Name, "ConflictException");
        aws.World.Clock.Now += TimeSpan.FromHours(1);
        await aws.Caller.SageMakerAsync("DescribeInferenceExperiment", Name);
        await aws.Caller.SageMakerAsync("UpdateInferenceExperiment", $$"""
            {"Name":"shadow-1","Description":"Later.","Schedule":{"StartTime":{{aws.In(TimeSpan.FromHours(7))}},"EndTime":{{aws.In(TimeSpan.FromHours(31))}} },
             "DataStorageConfig":{"Destination":"s3://bucket/other/"},
             "ShadowModeConfig":{"SourceModelVariantName":"AllTraffic","ShadowModelVariants":[{"ShadowModelVariantName":"shadow-v7","SamplingPercentage":50}]} }
            """);
        await aws.Caller.SageMakerAsync("DescribeInferenceExperiment", Name);
        aws.World.Clock.Now += TimeSpan.FromHours(1);
        await aws.Caller.SageMakerAsync("StartInferenceExperiment", Name);
        await aws.Caller.SageMakerAsync("DescribeInferenceExperiment", Name);
        await aws.Caller.SageMakerAsync("DescribeEndpoint", """{"EndpointName":"fraud-detector-prod"}""");
        aws.World.Clock.Now += TimeSpan.FromHours(1);
        foreach (var sort in new[] { "Name", "CreationTime", "Status" })
        {
            await aws.Caller.SageMakerAsync("ListInferenceExperiments", $$"""
                {"SortBy":"{{sort}}","SortOrder":"Ascending","Type":"ShadowMode","StatusEquals":"Running","NameContains":"shadow","MaxResults":1,
                 "CreationTimeAfter":0,"LastModifiedTimeAfter":0}
                """);
        }

        await aws.Caller.SageMakerAsync("UpdateInferenceExperiment", $$"""{"Name":"shadow-1","Schedule":{"EndTime":{{aws.In(TimeSpan.FromHours(40))}} } }""");
        await aws.Caller.RefusedAsync("DeleteInferenceExperiment", Name, "ConflictException");
        aws.World.Clock.Now += TimeSpan.FromHours(1);
        await aws.Caller.SageMakerAsync("StopInferenceExperiment", """
            {"Name":"shadow-1","ModelVariantActions":{"AllTraffic":"Retain","shadow-v7":"Remove"},"DesiredState":"Cancelled","Reason":"Enough."}
            """);
        await aws.Caller.SageMakerAsync("DescribeInferenceExperiment", Name);
        aws.World.Clock.Now += TimeSpan.FromHours(1);
        await aws.Caller.SageMakerAsync("DescribeInferenceExperiment", Name);
        await aws.Caller.RefusedAsync("StopInferenceExperiment", """{"Name":"shadow-1","ModelVariantActions":{"AllTraffic":"Retain"} }""", "ConflictException");
        await aws.Caller.SageMakerAsync("DeleteInferenceExperiment", Name);
        await aws.Caller.RefusedAsync("DescribeInferenceExperiment", Name, "ResourceNotFound");
        await aws.Caller.RefusedAsync("StopInferenceExperiment", """{"Name":"none","ModelVariantActions":{"AllTraffic":"Retain"} }""", "ResourceNotFound");

        aws.Report();
        aws.Watch.Calls.Keys.Count(call => call.Operation.EndsWith("InferenceExperiment", StringComparison.Ordinal)).ShouldBe(6);
    }

    [Theory]
    [InlineData("Retain", "Remove", "")]
    [InlineData("Retain", "Retain", "")]
    [InlineData("Remove", "Promote", "")]
    [InlineData("Remove", "Promote", """[{"ModelName":"candidate","VariantName":"shadow-v7","InfrastructureConfig":{"InfrastructureType":"RealTimeInference","RealTimeInferenceConfig":{"InstanceType":"ml.m5.2xlarge","InstanceCount":3} } }]""")]
    public async Task SageMaker_StopWithEachAction_HoldsToTheModel(string production, string shadow, string desired)
    {
        ServiceModelFolder.Require();
        await using var aws = await WatchedWorld.StartAsync();
        await aws.Caller.SageMakerAsync("CreateInferenceExperiment", aws.World.CreateRequest().ToJsonString());
        aws.World.Clock.Now += TimeSpan.FromHours(2);
        var variants = desired.Length > 0 ? $",\"DesiredModelVariants\":{desired}" : "";
        await aws.Caller.SageMakerAsync(
            "StopInferenceExperiment", $$"""{"Name":"shadow-1","ModelVariantActions":{"AllTraffic":"{{production}}","shadow-v7":"{{shadow}}"}{{variants}}}""");

        foreach (var hours in new[] { 0, 1 })
        {
            aws.World.Clock.Now += TimeSpan.FromHours(hours);
            await aws.Caller.SageMakerAsync("DescribeInferenceExperiment", Name);
            var endpoint = await aws.Caller.SageMakerAsync("DescribeEndpoint", """{"EndpointName":"fraud-detector-prod"}""");
            await aws.Caller.SageMakerAsync("DescribeEndpointConfig", $$"""{"EndpointConfigName":{{endpoint["EndpointConfigName"]!.ToJsonString()}} }""");
        }

        aws.Report();
    }

    // DeleteModel answers with nothing at all, or with an empty object.
    private static async Task DeleteAsync(SignedCaller caller, string model) =>
        (await caller.CallAsync("SageMaker.DeleteModel", $$"""{"ModelName":"{{model}}"}""")).ShouldBeEmpty();
}
