using System.Text.Json.Nodes;
using Amazon.CloudWatch;
using Amazon.DynamoDBv2;
using Amazon.SageMaker;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Serving;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Cli.Policies;

/// <summary>Policies with <c>--aws</c>: a served world stands for the account.</summary>
[Collection(SharedEngine.Name)]
public sealed class PolicyAccountTests(EngineFixture engine) : IAsyncLifetime
{
    private const string Group = "account-demo";

    private readonly RealCommand _files = new();
    private IServedAws? _aws;

    public async ValueTask InitializeAsync()
    {
        var policy = _files.Write("served.json", Inputs.ShortPolicy(document =>
        {
            document["modelPackageGroup"] = "served-demo";
            document["endpoints"] = new JsonArray(Group + "-prod");
        }));
        var scenario = _files.Write("quiet.json", """{"traffic": {"requestsPerMinute": 5}}""");
        _aws = await new LocalAws(engine.Client.Config.ServiceURL).StartAsync(
            new ServeRequest(policy, scenario, DatabasePath: null, Port: 0, TimeScale: 1), _ => { }, _ => { }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task InitApplyListAndShow_Aws_WorkOnTheAccount()
    {
        using var command = Command();
        const string role = "arn:aws:iam::111122223333:role/shadow-experiment";
        var policy = Path.Combine(command.Folder, Group + ".json");

        var written = await command.RunAsync("policy", "init", "--group", Group, "--endpoint", Group + "-prod", "--role-arn", role, "--aws");
        var valid = await command.RunAsync("policy", "validate", policy, "--aws", "--strict");
        var applied = await command.RunAsync("policy", "apply", policy, "--aws", "--json");
        var again = await command.RunAsync("policy", "apply", policy, "--aws");
        var listed = await command.RunAsync("policy", "list", "--aws", "--group", Group, "--json");
        var shown = await command.RunAsync("policy", "show", Group, "--aws");

        (written.ExitCode, written.Error).ShouldBe((ExitCode.Done, ""));
        written.Out.ShouldContain($"shadow policy apply {Group}.json --aws --dry-run");
        (valid.ExitCode, valid.Error).ShouldBe((ExitCode.Done, ""));
        (applied.ExitCode, applied.Error).ShouldBe((ExitCode.Done, ""));
        JsonNode.Parse(applied.Out)!["version"]!.GetValue<int>().ShouldBe(1);
        again.Out.ShouldContain("unchanged, version 1 says the same");
        JsonNode.Parse(listed.Out)!.AsArray().ShouldHaveSingleItem()!["endpoints"]!.ToJsonString().ShouldBe($"[\"{Group}-prod\"]");
        JsonNode.Parse(shown.Out)!["modelPackageGroup"]!.GetValue<string>().ShouldBe(Group);
        Directory.EnumerateFileSystemEntries(command.Folder).ShouldHaveSingleItem("only the policy is written here").ShouldBe(policy);
    }

    [Fact]
    public async Task Aws_WhatIsNotThere_IsSaidInWords()
    {
        using var command = Command();

        var tables = await command.RunAsync("policy", "list", "--aws", "--table-prefix", "nobodys");
        var endpoint = await command.RunAsync(
            "policy", "init", "--group", Group, "--endpoint", "nobodys-prod", "--role-arn", "arn:aws:iam::111122223333:role/shadow-experiment", "--aws");
        var both = await command.RunAsync("policy", "list", "--aws", "--db", "x.db");
        var worlds = await command.RunAsync("policy", "validate", Inputs.FraudPolicy, "--aws", "--scenario", "x.json");

        (tables.ExitCode, tables.Error).ShouldBe(
            (ExitCode.Failed, "shadow: There is no table nobodys-policies in eu-west-1: --table-prefix names the deployment's prefix, AWS_REGION its region.\n"));
        (endpoint.ExitCode, endpoint.Error).ShouldBe((ExitCode.Failed, "shadow: There is no endpoint nobodys-prod.\n"));
        both.ExitCode.ShouldBe(ExitCode.BadInput);
        (worlds.ExitCode, worlds.Error).ShouldBe(
            (ExitCode.BadInput, "shadow: --aws looks at an AWS account and --scenario at a simulated world: only one of them can be given.\n"));
    }

    public async ValueTask DisposeAsync()
    {
        await (_aws?.DisposeAsync() ?? ValueTask.CompletedTask);
        _files.Dispose();
    }

    private RealCommand Command() => new()
    {
        OpenAccount = request => Task.FromResult(new AwsAccount(request, "eu-west-1", services =>
        {
            var address = _aws!.World.Address;
            return services
                .AddSingleton<IAmazonDynamoDB>(_ => LocalClients.DynamoDb(address, "eu-west-1"))
                .AddSingleton<IAmazonSageMaker>(_ => new AmazonSageMakerClient(
                    LocalClients.Credentials, LocalClients.Configured(new AmazonSageMakerConfig(), address, "eu-west-1")))
                .AddSingleton<IAmazonCloudWatch>(_ => new AmazonCloudWatchClient(
                    LocalClients.Credentials, LocalClients.Configured(new AmazonCloudWatchConfig(), address, "eu-west-1")));
        })),
    };
}
