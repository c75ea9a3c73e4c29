using Amazon;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace ShadowPipeline.Tests.Standins.Sdk;

/// <summary>Alone, because the endpoint variables belong to the whole process.</summary>
[Collection(nameof(SdkEndpointTests))]
[CollectionDefinition(nameof(SdkEndpointTests), DisableParallelization = true)]
public sealed class SdkEndpointTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("eu-west-1", false, "https://api.sagemaker.eu-west-1.amazonaws.com/")]
    [InlineData("us-east-1", true, "https://api-fips.sagemaker.us-east-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, "https://api.sagemaker.cn-north-1.amazonaws.com.cn/")]
    public void SageMaker_Region_NamesTheHost(string region, bool fips, string url)
    {
        var config = new AmazonSageMakerConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region), UseFIPSEndpoint = fips };

        Host(config, new DescribeEndpointRequest()).ShouldBe(new Uri(url));
    }

    [Fact]
    public void OtherServices_Region_NamesTheHost()
    {
        Host(new AmazonStepFunctionsConfig { RegionEndpoint = RegionEndpoint.EUWest1 }, new StartExecutionRequest())
            .ShouldBe(new Uri("https://states.eu-west-1.amazonaws.com/"));
        Host(new AmazonCloudWatchConfig { RegionEndpoint = RegionEndpoint.EUWest1 }, new GetMetricDataRequest())
            .ShouldBe(new Uri("https://monitoring.eu-west-1.amazonaws.com/"));
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_SAGEMAKER", "sagemaker")]
    [InlineData("AWS_ENDPOINT_URL_SFN", "states")]
    [InlineData("AWS_ENDPOINT_URL_CLOUDWATCH", "monitoring")]
    [InlineData("AWS_ENDPOINT_URL", "sagemaker")]
    public async Task Client_EndpointVariable_IsSignedForTheServiceAndSentThere(string variable, string service)
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("{}");
        var before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, server.Url);
        try
        {
            await CallAsync(service, new BasicAWSCredentials("AKIDEXAMPLE", "secret"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }

        var sent = server.Requests.Single();
        sent.Headers["Authorization"].ShouldMatch(
            $@"^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\d{{8}}/eu-west-1/{service}/aws4_request, SignedHeaders=[a-z0-9;-]*x-amz-target[a-z0-9;-]*, Signature=[0-9a-f]{{64}}$");
        sent.Headers.Keys.ShouldContain("X-Amz-Date");
    }

    private static async Task CallAsync(string service, AWSCredentials credentials)
    {
        switch (service)
        {
            case "sagemaker":
                using (var client = new AmazonSageMakerClient(credentials, InEurope(new AmazonSageMakerConfig())))
                    await client.DescribeEndpointAsync(new() { EndpointName = "e" }, Cancel);
                break;
            case "states":
                using (var client = new AmazonStepFunctionsClient(credentials, InEurope(new AmazonStepFunctionsConfig())))
                    await client.StartExecutionAsync(new() { StateMachineArn = "arn:m" }, Cancel);
                break;
            case "monitoring":
                using (var client = new AmazonCloudWatchClient(credentials, InEurope(new AmazonCloudWatchConfig())))
                    await client.GetMetricDataAsync(new(), Cancel);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(service), service, null);
        }
    }

    // As with every client of the SDK, an endpoint from a variable takes the signing region from here, not from RegionEndpoint.
    private static T InEurope<T>(T config) where T : ClientConfig
    {
        config.AuthenticationRegion = "eu-west-1";
        return config;
    }

    private static Uri Host(ClientConfig config, AmazonWebServiceRequest request) =>
        new(config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request)).URL);
}
