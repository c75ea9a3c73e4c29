using System.Text.Json.Nodes;
using ShadowPipeline.Functions.Aws;

namespace ShadowPipeline.Tests.Functions.Aws;

public sealed class SageMakerEndpointReaderTests : IAsyncLifetime
{
    private const string Missing = """{"__type":"ValidationException","Message":"Could not find endpoint \"arn:e\"."}""";
    private RecordingServer server = null!;

    public static TheoryData<string, string> VariantSettings => new()
    {
        { "AcceleratorType", "\"ml.eia2.medium\"" },
        { "CapacityReservationConfig", """{"MlReservationArn":"arn:r"}""" },
        { "ContainerStartupHealthCheckTimeoutInSeconds", "600" },
        { "CoreDumpConfig", """{"DestinationS3Uri":"s3://dumps"}""" },
        { "EnableSSMAccess", "true" },
        { "InferenceAmiVersion", "\"al2-ami-sagemaker-inference-gpu-2\"" },
        { "InstancePools", """[{"InstanceType":"ml.m5.large"}]""" },
        { "ManagedInstanceScaling", """{"Status":"ENABLED"}""" },
        { "ModelDataDownloadTimeoutInSeconds", "600" },
        { "RoutingConfig", """{"RoutingStrategy":"RANDOM"}""" },
        { "VolumeSizeInGB", "30" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await RecordingServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Endpoint_TwoCalls_AreJoinedByVariantName()
    {
        server.Answers(Endpoint(""", "ShadowProductionVariants": [{"VariantName":"s"}], "PendingDeploymentSummary": {"EndpointConfigName":"next"}"""));
        server.Answers(Config("\"InitialInstanceCount\": 1"));

        var endpoint = await Reader().ReadEndpointAsync("e", Token);

        server.Requests.Select(request => request.Headers["X-Amz-Target"]).ShouldBe(["SageMaker.DescribeEndpoint", "SageMaker.DescribeEndpointConfig"]);
        server.Requests[1].Body.ShouldBe("""{"EndpointConfigName":"c"}""");
        var variant = endpoint.ProductionVariants.ShouldHaveSingleItem();
        (variant.Name, variant.ModelName, variant.InstanceType, variant.InstanceCount).ShouldBe(("v", "live", "ml.m5.xlarge", 7));
        variant.UnpreservedSettings.ShouldBeEmpty();
        (endpoint.Name, endpoint.Status, endpoint.ConfigName, endpoint.DeploymentPending, endpoint.Asynchronous).ShouldBe(("e", "InService", "c", true, false));
        endpoint.ShadowVariants.ShouldBe(["s"]);
        endpoint.UnpreservedSettings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(10, 6, new[] { 9, 8, 7, 6 })]
    [InlineData(10, 8, new[] { 9, 8 })]
    [InlineData(3, 6, new[] { 9, 8, 7 })]
    [InlineData(1, 6, new[] { 9 })]
    [InlineData(10, 10, new int[0])]
    public async Task ListApproved_Pages_StopAtTheLimitAndAtTheFirstThatIsTooOld(int limit, int oldest, int[] expected)
    {
        server.Answers(Versions("more", 9, 8)).Answers(Versions(null, 7, 6, 5));

        var found = await Reader().ListApprovedAsync("fraud-detector", CreatedAt(oldest), limit, Token);

        found.Select(version => version.Version).ShouldBe(expected);
        found.ShouldAllBe(version => version.ModelPackageArn.EndsWith($"/{version.Version}") && version.CreatedAt == CreatedAt(version.Version));
        JsonNode.DeepEquals(
            JsonNode.Parse(server.Requests[0].Body),
            JsonNode.Parse($$"""
                {"ModelPackageGroupName":"fraud-detector","ModelApprovalStatus":"Approved","SortBy":"CreationTime","SortOrder":"Descending","MaxResults":{{limit}}}
                """)).ShouldBeTrue(server.Requests[0].Body);
        server.Requests.Count.ShouldBe(expected.Length > 2 || oldest == 8 ? 2 : 1);
    }

    [Fact]
    public async Task ListApproved_GroupIsGone_IsEmpty()
    {
        server.Answers("""{"__type":"ValidationException","Message":"ModelPackageGroup gone does not exist."}""", status: 400);

        (await Reader().ListApprovedAsync("gone", DateTimeOffset.UnixEpoch, 10, Token)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(VariantSettings))]
    public async Task Endpoint_VariantSettingThatNoExperimentExpresses_IsNamed(string setting, string value)
    {
        server.Answers(Endpoint("")).Answers(Config($"\"{setting}\": {value}"));

        var endpoint = await Reader().ReadEndpointAsync("e", Token);

        endpoint.ProductionVariants[0].UnpreservedSettings.ShouldBe([setting]);
    }

    [Theory]
    [InlineData("""{"EnableCapture":true}""", true)]
    [InlineData("""{"EnableCapture":false}""", false)]
    public async Task Endpoint_DataCapture_IsNamedWhileItCaptures(string capture, bool named)
    {
        server.Answers(Endpoint($", \"DataCaptureConfig\": {capture}")).Answers(Config("\"InitialInstanceCount\": 1"));

        var settings = (await Reader().ReadEndpointAsync("e", Token)).UnpreservedSettings;

        settings.Contains("DataCaptureConfig").ShouldBe(named);
    }

    [Fact]
    public async Task Endpoint_ServerlessAndAsynchronous_AreTold()
    {
        server.Answers(Endpoint("")).Answers(Config("\"ServerlessConfig\": {\"MemorySizeInMB\": 2048, \"MaxConcurrency\": 5}", ", \"AsyncInferenceConfig\": {\"OutputConfig\": {}}"));

        var endpoint = await Reader().ReadEndpointAsync("e", Token);

        endpoint.Asynchronous.ShouldBeTrue();
        endpoint.ProductionVariants[0].Serverless.ShouldBeTrue();
    }

    [Fact]
    public async Task Endpoint_Missing_HasNoStatus()
    {
        server.Answers(Missing, 400);

        (await Reader().ReadEndpointAsync("e", Token)).Status.ShouldBeNull();
    }

    [Fact]
    public async Task Endpoint_ConfigurationMissing_HasNoModel()
    {
        server.Answers(Endpoint("")).Answers(Missing, 400);

        var variant = (await Reader().ReadEndpointAsync("e", Token)).ProductionVariants[0];

        (variant.ModelName, variant.InstanceType, variant.InstanceCount).ShouldBe((null, null, 7));
    }

    [Theory]
    [InlineData("""{"Mode":"Direct"}""", true)]
    [InlineData("""{"Mode":"Serial"}""", false)]
    [InlineData("null", false)]
    public async Task Model_ContainersCalledOneByOne_AreTold(string execution, bool direct)
    {
        server.Answers($$"""{"ModelName":"m","Containers":[{"Image":"a"},{"Image":"b"}],"InferenceExecutionConfig":{{execution}}}""");

        var model = (await Reader().FindModelAsync("m", Token)).ShouldNotBeNull();

        (model.ContainerCount, model.DirectContainers, model.MultiModel).ShouldBe((2, direct, false));
    }

    [Fact]
    public async Task Model_NetworkAndRole_AreRead()
    {
        server.Answers("""
            {"ModelName":"m","PrimaryContainer":{"Image":"a","Mode":"MultiModel"},"ExecutionRoleArn":"arn:role","EnableNetworkIsolation":true,
             "VpcConfig":{"Subnets":["s1","s2"],"SecurityGroupIds":["g"]}}
            """);

        var model = (await Reader().FindModelAsync("m", Token)).ShouldNotBeNull();

        (model.ContainerCount, model.MultiModel, model.ExecutionRoleArn, model.NetworkIsolation).ShouldBe((1, true, "arn:role", true));
        model.Subnets.ShouldBe(["s1", "s2"]);
        model.SecurityGroups.ShouldBe(["g"]);
    }

    [Fact]
    public async Task Model_Missing_IsNull()
    {
        server.Answers("""{"__type":"ValidationException","Message":"Could not find model \"arn:m\"."}""", 400);

        (await Reader().FindModelAsync("m", Token)).ShouldBeNull();
    }

    [Theory]
    [InlineData("ValidationException", "ModelPackage arn:p does not exist.")]
    [InlineData("ResourceNotFound", "Gone.")]
    public async Task Package_Missing_HasNoStatus(string code, string message)
    {
        server.Answers(new JsonObject { ["__type"] = code, ["Message"] = message }.ToJsonString(), 400);

        var package = await Reader().ReadPackageAsync("arn:p", Token);

        (package.Arn, package.Status).ShouldBe(("arn:p", null));
    }

    [Fact]
    public async Task Package_Containers_AreRead()
    {
        server.Answers("""
            {"ModelPackageArn":"arn:p","ModelPackageStatus":"Completed","ModelApprovalStatus":"Approved",
             "InferenceSpecification":{"Containers":[{"Image":"i","ImageDigest":"d","ModelDataUrl":"u","ProductId":"p"}],
             "SupportedRealtimeInferenceInstanceTypes":["ml.m5.xlarge"]}}
            """);

        var package = await Reader().ReadPackageAsync("arn:p", Token);

        (package.Status, package.ApprovalStatus).ShouldBe(("Completed", "Approved"));
        package.Containers.ShouldHaveSingleItem().ShouldBe(new("i", "d", "u", "p"));
        package.SupportedInstanceTypes.ShouldBe(["ml.m5.xlarge"]);
    }

    private static DateTimeOffset CreatedAt(int version) => DateTimeOffset.UnixEpoch.AddDays(version);

    private static string Versions(string? next, params int[] versions) => new JsonObject
    {
        ["ModelPackageSummaryList"] = new JsonArray([.. versions.Select(version => (JsonNode)new JsonObject
        {
            ["ModelPackageArn"] = $"arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/{version}",
            ["ModelPackageVersion"] = version,
            ["CreationTime"] = CreatedAt(version).ToUnixTimeSeconds(),
        })]),
        ["NextToken"] = next,
    }.ToJsonString();

    private static string Endpoint(string more) => $$"""
        {"EndpointName":"e","EndpointStatus":"InService","EndpointConfigName":"c","ProductionVariants":[{"VariantName":"v","CurrentInstanceCount":7}]{{more}}}
        """;

    private static string Config(string setting, string more = "") => $$"""
        {"EndpointConfigName":"c","ProductionVariants":[
          {"VariantName":"other","ModelName":"other","InstanceType":"ml.c5.xlarge"},
          {"VariantName":"v","ModelName":"live","InstanceType":"ml.m5.xlarge",{{setting}}}]{{more}}}
        """;

    private SageMakerEndpointReader Reader() => new(SdkClients.SageMaker(server));
}
