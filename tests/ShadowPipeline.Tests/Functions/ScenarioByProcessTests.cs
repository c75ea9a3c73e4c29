using System.Text.Json.Nodes;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>
/// A whole scenario in which every function is a process of its own: one run comes to its end while the next begins and others wait. Processes go by the
/// machine's clock, so the first test was begun a day ago. Each line says whose it is, and no line says that it is another's.
/// </summary>
[Collection(SharedEngine.Name)]
public sealed class ScenarioByProcessTests(EngineFixture engine)
{
    // Figures of the deployment as a whole.
    private static readonly string[] MetricsOfNoRun = ["OpenRuns", "DecisionsNotPublished"];

    private readonly HashSet<string> _invoked = new(StringComparer.Ordinal);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryFunction_HasRunExecutionAndExperimentOnEveryLine()
    {
        await using var bench = await Workbench.StartAsync(engine, startsAt: Now.AddHours(-30));
        var policy = PolicyReader.Read(await File.ReadAllTextAsync(Repository.PathOf("policies", "fraud-detector.json"), Token));
        await new DynamoPolicyStore(engine.Client, bench.Get<Tables>(), bench.Clock).SaveAsync(policy, Token);
        var desk = new ApprovalDesk(bench, 8, 9);
        string ended = ApprovalDesk.RunOf(7), begun = ApprovalDesk.RunOf(8), waiting = ApprovalDesk.RunOf(9);
        await bench.SubmitAsync();
        await bench.AdvanceToAsync(Now.AddHours(-29));
        await bench.StepAsync("PollExperiment");
        await bench.AdvanceToAsync(Now);

        await StepAsync(bench, "PollExperiment", ended, "Done");
        await StepAsync(bench, "EvaluateMetrics", ended, "Done");
        (await InvokeAsync(bench, "RecordDecision", [ended], Workbench.Input(runId: ended)))[0]["decision"]!.GetValue<string>().ShouldBe("Promote");
        await PublishAsync(bench, ended, "Decision");
        await StepAsync(bench, "ReleaseEndpoint", ended, "Done");
        await PublishAsync(bench, ended, "Release");

        // Two runs one after the other in one process, and a version that nobody approved.
        await InvokeAsync(
            bench, "StartShadowTest", [begun, waiting], desk.Set(ApprovalDesk.Approved, 8), Workbench.Event("model-rejected.json"), desk.Set(ApprovalDesk.Approved, 9));
        await StepAsync(bench, "AcquireEndpoint", begun, "Done");
        await StepAsync(bench, "ResolveProductionVariant", begun, "Done");
        await StepAsync(bench, "SubmitExperiment", begun, "Done");
        await StepAsync(bench, "PollExperiment", begun, "Wait");

        // Two runs whose turn it is and whom nobody started: mended by one look, which sees the others as well.
        var first = await bench.QueueAnotherAsync("first-prod", 10, Now.AddHours(-1));
        var second = await bench.QueueAnotherAsync("second-prod", 11, Now.AddHours(-1));
        var looked = await InvokeAsync(bench, "ReconcileRuns", [first.Id, second.Id], Workbench.Event("reconcile-runs-schedule.json"));

        looked[0]["mended"]!.AsArray().Count.ShouldBe(2);
        _invoked.Order(StringComparer.Ordinal).ShouldBe(bench.Functions.Names.Order(StringComparer.Ordinal));
    }

    private async Task StepAsync(Workbench bench, string function, string run, string state) =>
        (await InvokeAsync(bench, function, [run], Workbench.Input(runId: run)))[0]["state"]!.GetValue<string>().ShouldBe(state);

    private async Task PublishAsync(Workbench bench, string run, string stage)
    {
        var input = Workbench.Event("publish-decision.json");
        (input["runId"], input["executionArn"], input["stage"]) = (run, ExecutionOf(run), stage);
        await InvokeAsync(bench, "PublishDecision", [run], input);
    }

    // Each line must be about one of the runs, and each run must have one.
    private async Task<List<JsonNode>> InvokeAsync(Workbench bench, string function, string[] runs, params JsonObject[] inputs)
    {
        _invoked.Add(function);
        var answers = new List<JsonNode>();
        await using var process = await FunctionProcess.StartAsync(function, Environment(bench, function));
        foreach (var input in inputs)
        {
            var report = await process.InvokeAsync(input.ToJsonString());
            report.Path.ShouldEndWith("/response", Case.Sensitive, $"{function}: {report.Body}");
            answers.Add(JsonNode.Parse(report.Body)!);
        }

        var lines = (await process.StopAsync()).Select(line => JsonNode.Parse(line)!.AsObject()).Where(line => !IsAboutNoRun(line)).ToList();
        lines.Select(line => (string?)line["run_id"]).Distinct().ShouldBe(runs, ignoreOrder: true, $"{function}:\n{string.Join('\n', lines.Select(line => line.ToJsonString()))}");
        foreach (var line in lines)
        {
            var run = (string)line["run_id"]!;
            ((string?)line["execution_arn"]).ShouldBe(ExecutionOf(run), line.ToJsonString());
            ((string?)line["experiment_name"]).ShouldBe(run, line.ToJsonString());
            ((string?)line["endpoint_name"]).ShouldNotBeNullOrEmpty(line.ToJsonString());
        }

        return answers;
    }

    // By what it says: a line does not have the name of the method that wrote it.
    private static bool IsAboutNoRun(JsonObject line) => line["_aws"] is null
        ? ((string)line["message"]!).StartsWith("Nothing started: ", StringComparison.Ordinal)
        : MetricsOfNoRun.Any(line.ContainsKey);

    private static string ExecutionOf(string run) => Workbench.Input(runId: run)["executionArn"]!.GetValue<string>();

    private Dictionary<string, string> Environment(Workbench bench, string function) => new()
    {
        ["AWS_LAMBDA_FUNCTION_NAME"] = "shadow-" + function,
        ["AWS_LAMBDA_LOG_LEVEL"] = "TRACE",
        ["AWS_ENDPOINT_URL"] = bench.Address.AbsoluteUri,
        ["AWS_ENDPOINT_URL_DYNAMODB"] = engine.Client.Config.ServiceURL,
        ["SHADOW_TABLE_PREFIX"] = bench.Get<Tables>().Decisions[..^"-decisions".Length],
        ["SHADOW_STATE_MACHINE_ARN"] = Workbench.StateMachine,
        ["SHADOW_EVIDENCE_BUCKET"] = Workbench.Bucket,
    };
}
