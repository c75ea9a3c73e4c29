using Amazon.CloudWatch;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.StepFunctions;

namespace ShadowPipeline.Tests.Servers;

/// <summary>Clients that talk to a recording server, with no ambient credentials, region or retries.</summary>
internal static class SdkClients
{
    public static AmazonSageMakerClient SageMaker(RecordingServer server, int retries = 0) =>
        new("AKIDEXAMPLE", "secret", Aim(new AmazonSageMakerConfig(), server, retries));

    public static AmazonStepFunctionsClient StepFunctions(RecordingServer server) =>
        new("AKIDEXAMPLE", "secret", Aim(new AmazonStepFunctionsConfig(), server, 0));

    public static AmazonCloudWatchClient CloudWatch(RecordingServer server) =>
        new("AKIDEXAMPLE", "secret", Aim(new AmazonCloudWatchConfig(), server, 0));

    private static T Aim<T>(T config, RecordingServer server, int retries) where T : ClientConfig
    {
        config.ServiceURL = server.Url;
        config.AuthenticationRegion = "eu-west-1";
        config.MaxErrorRetry = retries;
        return config;
    }
}
