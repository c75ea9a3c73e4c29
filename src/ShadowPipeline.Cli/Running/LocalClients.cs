using Amazon.CloudWatch;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SageMaker;
using Amazon.StepFunctions;
using Microsoft.Extensions.DependencyInjection;

namespace ShadowPipeline.Cli.Running;

/// <summary>SDK clients that speak to local AWS. Its credentials open nothing else: nothing leaves the machine.</summary>
internal static class LocalClients
{
    /// <summary>Signs requests to local services: those of a function of this process with the function's own key.</summary>
    public static AWSCredentials Credentials { get; } = new RunningFunctionCredentials();

    /// <summary>Adds the clients of every service of local AWS.</summary>
    public static IServiceCollection AddLocalClients(this IServiceCollection services, Uri address, string region) => services
        .AddSingleton<IAmazonSageMaker>(
            _ => new AmazonSageMakerClient(Credentials, Configured(new AmazonSageMakerConfig(), address, region)))
        .AddSingleton<IAmazonCloudWatch>(
            _ => new AmazonCloudWatchClient(Credentials, Configured(new AmazonCloudWatchConfig(), address, region)))
        .AddSingleton<IAmazonStepFunctions>(_ =>
            new AmazonStepFunctionsClient(Credentials, Configured(new AmazonStepFunctionsConfig(), address, region)))
        .AddSingleton<IAmazonS3>(_ => S3(address, region));

    /// <summary>A client of the DynamoDB that local AWS passes on.</summary>
    public static IAmazonDynamoDB DynamoDb(Uri address, string region) =>
        new AmazonDynamoDBClient(Credentials, Configured(new AmazonDynamoDBConfig(), address, region));

    /// <summary>A client of local S3: a bucket is no host name of this machine, so it is part of the path.</summary>
    public static AmazonS3Client S3(Uri address, string region) =>
        new(Credentials, Configured(new AmazonS3Config { ForcePathStyle = true }, address, region));

    /// <summary>Points a client's configuration at a local service.</summary>
    public static T Configured<T>(T config, Uri address, string region)
        where T : ClientConfig
    {
        config.ServiceURL = address.AbsoluteUri;
        config.AuthenticationRegion = region;
        return config;
    }
}
