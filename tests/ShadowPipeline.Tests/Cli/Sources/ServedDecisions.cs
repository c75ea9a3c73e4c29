using Amazon.DynamoDBv2;
using Amazon.S3;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Serving;
using ShadowPipeline.Cli.Sources;

namespace ShadowPipeline.Tests.Cli.Sources;

/// <summary>A decision of a real run with its evidence, behind local AWS as if in an account. Tests only read.</summary>
public sealed class ServedDecisions : IAsyncLifetime
{
    public const string Id = "shadow-fraud-detector-v7-e1-f4ee6a6357";

    private readonly RealCommand _writer = new();
    private IServedAws? _aws;

    internal Uri Address => _aws!.World.Address;

    /// <summary>The folder whose database the decision was written to.</summary>
    internal string Folder => _writer.Folder;

    public async ValueTask InitializeAsync()
    {
        var policy = _writer.Write("policy.json", Inputs.ShortPolicy());
        (await _writer.RunAsync("run", Inputs.Approval, "--policy", policy)).ExitCode.ShouldBe(ExitCode.Done);
        _aws = await new LocalAws(null).StartAsync(
            new ServeRequest(Inputs.FraudPolicy, null, _writer.DatabasePath, Port: 0, TimeScale: 1), _ => { }, _ => { }, TestContext.Current.CancellationToken);
    }

    /// <summary>A command whose account this is.</summary>
    internal RealCommand Command(Func<string, string?>? environment = null, Uri? s3 = null) => new()
    {
        Environment = environment ?? (_ => null),
        OpenAccount = request => Task.FromResult(new AwsAccount(
            request,
            "eu-west-1",
            services => services
                .AddSingleton<IAmazonDynamoDB>(_ => LocalClients.DynamoDb(Address, "eu-west-1"))
                .AddSingleton<IAmazonS3>(_ => LocalClients.S3(s3 ?? Address, "eu-west-1")))),
    };

    public async ValueTask DisposeAsync()
    {
        await (_aws?.DisposeAsync() ?? ValueTask.CompletedTask);
        _writer.Dispose();
    }
}
