using System.Text.Json.Nodes;
using ShadowPipeline.Cli;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Cli;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>
/// <c>shadow invoke</c> on every file of events/: each a process of its own, against local AWS with the run in the state that the event
/// speaks of. A process goes by the machine's clock, so these worlds are laid around it.
/// </summary>
[Collection(SharedEngine.Name)]
public sealed class SampleInvocationTests(EngineFixture engine) : IDisposable
{
    private static readonly string[] Approvals =
        ["model-approved.json", "every-option-approved.json", "model-rejected.json", "model-metadata-updated.json", "model-registered-pending.json"];

    private static readonly string[] OfATestThatBegins = ["acquire-endpoint.json", "resolve-production-variant.json", "submit-experiment.json", "poll-experiment.json"];

    private static readonly string[] OfATestThatEnded =
        ["evaluate-metrics.json", "record-decision.json", "publish-decision.json", "release-endpoint.json", "reconcile-runs-schedule.json"];

    private static readonly string[] OfFailures = ["record-decision-after-error.json", "reconcile-runs-execution-failed.json"];

    private readonly RealCommand _command = new();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _command.Dispose();

    [Fact]
    public void EveryFile_IsInvoked() =>
        Directory.GetFiles(Repository.PathOf("events"), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
            .ShouldBe(Approvals.Concat(OfATestThatBegins).Concat(OfATestThatEnded).Concat(OfFailures).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Approvals_AreStartedOrSaidToBeNone()
    {
        await using var bench = await StartAsync(Now);
        foreach (var file in Approvals)
        {
            var answer = await InvokeAsync(bench, "StartShadowTest", file);

            var starts = file.EndsWith("-approved.json", StringComparison.Ordinal);
            answer["started"]!.GetValue<bool>().ShouldBe(starts, file);
            answer["runIds"]!.AsArray().Count.ShouldBe(starts ? 1 : 0, file);
        }

        (await bench.RunAsync()).ApprovalEpoch.ShouldBe(1);
        (await bench.Runs.HeadOfQueueAsync(Workbench.Endpoint, Token)).ShouldBe(Workbench.RunId);
    }

    [Fact]
    public async Task StepsOfATestThatBegins_CreateItAndWaitForIt()
    {
        await using var bench = await StartAsync(Now);
        await bench.ApproveAsync();

        (await StateAsync(bench, "AcquireEndpoint", OfATestThatBegins[0])).ShouldBe("Done");
        (await StateAsync(bench, "ResolveProductionVariant", OfATestThatBegins[1])).ShouldBe("Done");
        (await StateAsync(bench, "SubmitExperiment", OfATestThatBegins[2])).ShouldBe("Done");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(30));
        (await StateAsync(bench, "PollExperiment", OfATestThatBegins[3])).ShouldBe("Wait");

        (await bench.RunAsync()).Submission.ShouldNotBeNull().SamplingPercentage.ShouldBe(100);
    }

    [Fact]
    public async Task StepsOfATestThatEnded_PromoteAndGiveTheEndpointBack()
    {
        await using var bench = await StartAsync(Now.AddHours(-30));
        await bench.SubmitAsync();
        (await bench.RepeatAsync("PollExperiment")).State.ShouldBe("Done");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddHours(1));

        (await StateAsync(bench, "EvaluateMetrics", OfATestThatEnded[0])).ShouldBe("Done");
        (await InvokeAsync(bench, "RecordDecision", OfATestThatEnded[1]))["decision"]!.GetValue<string>().ShouldBe("Promote");
        (await StateAsync(bench, "ReleaseEndpoint", OfATestThatEnded[2])).ShouldBe("Done");
        var reconciled = await InvokeAsync(bench, "ReconcileRuns", OfATestThatEnded[3]);

        reconciled["mended"]!.AsArray().ShouldBeEmpty();
        var record = (await bench.Decisions.FindAsync(Workbench.RunId, Token)).ShouldNotBeNull();
        record.Basis.ShouldBe(DecisionBasis.AllCriteriaPassed);
        record.Release.ShouldNotBeNull().EndpointRestored.ShouldBe(true);
    }

    [Fact]
    public async Task RecordAfterAnError_AddressOfTheSdk_IsAPipelineError()
    {
        await using var bench = await StartAsync(Now);
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");

        (await InvokeAsync(bench, "RecordDecision", OfFailures[0], byTheSdk: true))["basis"]!.GetValue<string>().ShouldBe("PipelineError");
    }

    [Fact]
    public async Task ExecutionFailed_IsRecorded()
    {
        const string fails = """{"StartAt": "Fail", "States": {"Fail": {"Type": "Fail", "Error": "States.DataLimitExceeded", "Cause": "too much"} } }""";
        await using var bench = await StartAsync(Now, fails);
        await bench.ApproveAsync();
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddSeconds(7));

        var answer = await InvokeAsync(bench, "ReconcileRuns", OfFailures[1]);

        answer["mended"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldStartWith(Workbench.RunId);
        (await bench.Decisions.FindAsync(Workbench.RunId, Token)).ShouldNotBeNull().Basis.ShouldBe(DecisionBasis.PipelineError);
    }

    private async Task<Workbench> StartAsync(DateTimeOffset startsAt, string workflow = Workbench.Idle)
    {
        var bench = await Workbench.StartAsync(engine, workflow: workflow, startsAt: startsAt);
        var store = new DynamoPolicyStore(engine.Client, bench.Get<Tables>(), bench.Clock);
        foreach (var file in (string[])["fraud-detector.json", "every-option.json"])
        {
            await store.SaveAsync(PolicyReader.Read(await File.ReadAllTextAsync(Repository.PathOf("policies", file), Token)), Token);
        }

        return bench;
    }

    private async Task<string> StateAsync(Workbench bench, string function, string file) =>
        (await InvokeAsync(bench, function, file))["state"]!.GetValue<string>();

    private async Task<JsonObject> InvokeAsync(Workbench bench, string function, string file, bool byTheSdk = false)
    {
        var variables = _command.Write("variables.json", new JsonObject
        {
            ["Parameters"] = new JsonObject
            {
                ["SHADOW_ENDPOINT_URL"] = "http://127.0.0.1:9/",
                ["SHADOW_TABLE_PREFIX"] = bench.Get<Tables>().Decisions[..^"-decisions".Length],
                ["SHADOW_STATE_MACHINE_ARN"] = Workbench.StateMachine,
                ["SHADOW_EVIDENCE_BUCKET"] = Workbench.Bucket,
            },
            [$"{function}Function"] = byTheSdk
                ? new JsonObject { ["SHADOW_ENDPOINT_URL"] = "", ["AWS_ENDPOINT_URL"] = bench.Address.AbsoluteUri }
                : new JsonObject { ["SHADOW_ENDPOINT_URL"] = bench.Address.AbsoluteUri },
        }.ToJsonString());

        var result = await _command.RunAsync(
            "invoke", function, "--event", Repository.PathOf("events", file), "--env-vars", variables, "--json", "--executable", FunctionProcess.Executable);

        result.ExitCode.ShouldBe(ExitCode.Done, $"{file}\n{result.Error}{result.Out}");
        var document = JsonNode.Parse(result.Out)!.AsObject();
        document["functionError"].ShouldBeNull(file);
        document["maxMemoryMiB"]!.GetValue<long>().ShouldBeGreaterThan(0);
        result.Error.ShouldContain($"END RequestId: {document["requestId"]}\nREPORT RequestId: {document["requestId"]}\tDuration: ");
        return document["answer"]!.AsObject();
    }
}
