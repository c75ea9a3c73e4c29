using Amazon.CloudWatch;
using Amazon.DynamoDBv2;
using Amazon.S3;
using Amazon.SageMaker;
using Amazon.StepFunctions;
using Microsoft.Extensions.DependencyInjection;

namespace ShadowPipeline.Functions.Aws;

/// <summary>The SDK's clients. Each is made when somebody first needs it.</summary>
internal static class AwsClients
{
    /// <summary>Adds one of each service.</summary>
    public static IServiceCollection AddAwsClients(this IServiceCollection services, AwsAccess access)
    {
        OneAnswerType.Register();
        var credentials = access.Credentials;
        return services
            .AddSingleton<IAmazonSageMaker>(_ => access.Configure(new AmazonSageMakerConfig()) is var config && credentials is null
                ? new AmazonSageMakerClient(config)
                : new AmazonSageMakerClient(credentials, config))
            .AddSingleton<IAmazonCloudWatch>(_ => access.Configure(new AmazonCloudWatchConfig()) is var config && credentials is null
                ? new AmazonCloudWatchClient(config)
                : new AmazonCloudWatchClient(credentials, config))
            .AddSingleton<IAmazonStepFunctions>(_ => access.Configure(new AmazonStepFunctionsConfig()) is var config && credentials is null
                ? new AmazonStepFunctionsClient(config)
                : new AmazonStepFunctionsClient(credentials, config))
            .AddSingleton<IAmazonDynamoDB>(_ => access.Configure(new AmazonDynamoDBConfig()) is var config && credentials is null
                ? new AmazonDynamoDBClient(config)
                : new AmazonDynamoDBClient(credentials, config))
            .AddSingleton<IAmazonS3>(_ => PathStyle(access.Configure(new AmazonS3Config())) is var config && credentials is null
                ? new AmazonS3Client(config)
                : new AmazonS3Client(credentials, config));
    }

    // A bucket is part of a host name only where AWS itself answers.
    private static AmazonS3Config PathStyle(AmazonS3Config config)
    {
        config.ForcePathStyle = !string.IsNullOrEmpty(config.ServiceURL);
        return config;
    }
}
