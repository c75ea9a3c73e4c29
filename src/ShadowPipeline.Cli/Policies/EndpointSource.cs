using Amazon.CloudWatch;
using Amazon.SageMaker;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Cli.Policies;

/// <summary>Where endpoints are looked at: the user's account, or a simulated world.</summary>
internal static class EndpointSource
{
    private const string Permissions = "sagemaker:DescribeEndpoint, sagemaker:DescribeEndpointConfig and cloudwatch:GetMetricData";
    private const string Region = "eu-west-1";
    private const string DefaultAccount = "111122223333";
    private const int Version = 7;

    // The moment of the sample approval: what is proposed for a simulated world is the same every day.
    private static readonly DateTimeOffset Moment = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>In the account that the environment's credentials and settings name.</summary>
    public static async Task<T> OfAccountAsync<T>(ShadowServices services, string endpoints, AccountRequest request, Func<EndpointLook, Task<T>> work)
    {
        await using var account = await services.OpenAccount(request);
        var look = new EndpointLook(new SageMakerEndpointReader(account.SageMaker), new CloudWatchMetricReader(account.CloudWatch), services.Time);
        return await AccountFaults.ExplainAsync(account, endpoints, Permissions, () => work(look));
    }

    /// <summary>In the world of a scenario, at the moment of the sample approval.</summary>
    public static async Task<T> OfWorldAsync<T>(
        string? scenarioPath, string group, IReadOnlyList<string> endpoints, string roleArn, Func<EndpointLook, Task<T>> work, CancellationToken cancellationToken)
    {
        var account = roleArn.Split(':') is [_, _, _, _, { Length: 12 } named, ..] ? named : DefaultAccount;
        var arn = $"arn:aws:sagemaker:{Region}:{account}:model-package/{group}/{Version}";
        var facts = new WorldFacts(account, Region, arn, group, Version, endpoints, roleArn, Moment, Seed: 1);
        var clock = new VirtualClock(Moment);
        var world = new LocalWorld(ScenarioOf(scenarioPath), facts, clock);
        await using var server = await LocalAwsServer.StartAsync(world.Services, cancellationToken: cancellationToken);
        using var sageMaker = new AmazonSageMakerClient(LocalClients.Credentials, LocalClients.Configured(new AmazonSageMakerConfig(), server.Address, Region));
        using var cloudWatch = new AmazonCloudWatchClient(LocalClients.Credentials, LocalClients.Configured(new AmazonCloudWatchConfig(), server.Address, Region));
        return await work(new EndpointLook(new SageMakerEndpointReader(sageMaker), new CloudWatchMetricReader(cloudWatch), clock));
    }

    private static Scenario ScenarioOf(string? path)
    {
        if (path is null)
        {
            return Scenario.Healthy;
        }

        var text = InputFile.ReadText(path, "a scenario");
        try
        {
            return Scenario.Parse(text);
        }
        catch (InvalidScenarioException exception)
        {
            throw new UnusableFileException(path, "scenario", exception.Problems);
        }
    }
}
