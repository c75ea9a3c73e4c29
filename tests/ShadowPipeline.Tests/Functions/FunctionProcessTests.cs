using System.Text.Json.Nodes;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Tests.Functions.DynamoDb;
using ShadowPipeline.Tests.Local.DynamoDb;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Functions;

/// <summary>The function executable as a real process, over the real runtime API, against local AWS.</summary>
[Collection(SharedEngine.Name)]
public sealed class FunctionProcessTests(EngineFixture engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StartShadowTest_NoApproval_AnswersThatNothingStarted()
    {
        await using var function = await FunctionProcess.StartAsync("StartShadowTest", await EnvironmentAsync());

        var report = await function.InvokeAsync(Workbench.Event("model-rejected.json").ToJsonString());

        report.Path.ShouldBe("invocation/request-1/response");
        var answer = JsonNode.Parse(report.Body)!;
        answer["started"]!.GetValue<bool>().ShouldBeFalse();
        answer["reason"]!.GetValue<string>().ShouldContain("Rejected");
        Lines(await function.StopAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task AcquireEndpoint_UnknownRun_ReportsTheErrorByName()
    {
        await using var function = await FunctionProcess.StartAsync("AcquireEndpoint", await EnvironmentAsync());

        var report = await function.InvokeAsync(Workbench.Event("acquire-endpoint.json").ToJsonString());

        report.Path.ShouldBe("invocation/request-1/error");
        report.ErrorType.ShouldBe("RunNotFoundException");
        JsonNode.Parse(report.Body)!["errorType"]!.GetValue<string>().ShouldBe("RunNotFoundException");
        JsonNode.Parse(report.Body)!["errorMessage"]!.GetValue<string>().ShouldContain(Workbench.RunId);
    }

    [Fact]
    public async Task AcquireEndpoint_KnownRun_LogsRunExecutionExperimentAndEndpointOnEveryLine()
    {
        var tables = await engine.CreateTablesAsync();
        await using var server = await LocalAwsServer.StartAsync(new TestWorld().World.Services, cancellationToken: Token);
        var policy = ShadowPipeline.Policies.PolicyReader.Read(File.ReadAllText(Repository.PathOf("policies", "fraud-detector.json")));
        var run = Samples.Run(Workbench.RunId) with { Policy = ShadowPipeline.Policies.PolicyDocument.Identify(policy, version: null) };
        (await new DynamoRunStore(engine.Client, tables).TryRegisterAsync(run.ModelPackageArn, 1, [run], Token)).ShouldBeTrue();
        await using var function = await FunctionProcess.StartAsync("AcquireEndpoint", Environment(tables, server));
        var input = Workbench.Event("acquire-endpoint.json");

        var report = await function.InvokeAsync(input.ToJsonString());

        report.Path.ShouldBe("invocation/request-1/response", report.Body);
        JsonNode.Parse(report.Body)!["state"]!.GetValue<string>().ShouldBe("Done");
        var lines = Lines(await function.StopAsync());
        lines.Where(line => line["_aws"] is not null).ShouldHaveSingleItem()["RunsStarted"]!.GetValue<int>().ShouldBe(1);
        lines.RemoveAll(line => line["_aws"] is not null);
        lines.ShouldNotBeEmpty();
        foreach (var line in lines)
        {
            line["service"]!.GetValue<string>().ShouldBe("shadow-pipeline");
            line["level"]!.GetValue<string>().ShouldBe("Information");
            line["run_id"]!.GetValue<string>().ShouldBe(Workbench.RunId);
            line["execution_arn"]!.GetValue<string>().ShouldBe(input["executionArn"]!.GetValue<string>());
            line["experiment_name"]!.GetValue<string>().ShouldBe(Workbench.RunId);
            line["endpoint_name"]!.GetValue<string>().ShouldBe(Workbench.Endpoint);
        }
    }

    [Fact]
    public async Task Start_SettingsAreMissing_EndsBeforeAnyInvocationAndNamesEach()
    {
        await using var function = await FunctionProcess.StartAsync("AcquireEndpoint", new Dictionary<string, string>());

        // Main creates the function before the runtime loop begins; Lambda reports a process that ends there as an init error and logs its words.
        var (exitCode, errors) = await function.EndAsync();

        exitCode.ShouldNotBe(0);
        errors.ShouldContain("FunctionNotConfiguredException: The function's environment lacks SHADOW_TABLE_PREFIX, SHADOW_STATE_MACHINE_ARN, SHADOW_EVIDENCE_BUCKET");
        function.Api.Asked.IsCompleted.ShouldBeFalse();
    }

    private static List<JsonNode> Lines(string[] output) => [.. output.Select(line => JsonNode.Parse(line)!)];

    private async Task<Dictionary<string, string>> EnvironmentAsync() => Environment(await engine.CreateTablesAsync(), server: null);

    // Without a server nothing may be called but DynamoDB: the address refuses connections.
    private Dictionary<string, string> Environment(Tables tables, LocalAwsServer? server) => new()
    {
        ["AWS_ENDPOINT_URL"] = server?.Address.AbsoluteUri ?? "http://127.0.0.1:9/",
        ["AWS_ENDPOINT_URL_DYNAMODB"] = engine.Client.Config.ServiceURL,
        ["SHADOW_TABLE_PREFIX"] = tables.Decisions[..^"-decisions".Length],
        ["SHADOW_STATE_MACHINE_ARN"] = Workbench.StateMachine,
        ["SHADOW_EVIDENCE_BUCKET"] = Workbench.Bucket,
    };
}
