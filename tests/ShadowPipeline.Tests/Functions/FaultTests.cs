using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Whole runs of the real workflow in which functions fail as nobody expects: there is always one record, and nothing is left behind.</summary>
[Collection(SharedEngine.Name)]
public sealed class FaultTests(EngineFixture engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Steps
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var step in new[] { "AcquireEndpoint", "ResolveProductionVariant", "SubmitExperiment", "PollExperiment", "EvaluateMetrics" })
            {
                data.Add(step, false);
                data.Add(step, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Step_FailsUnexpectedly_IsRecordedAndLeavesNothing(string step, bool afterTheWork)
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        bench.Fault = function => function == step ? new InjectedFault($"Injected into {step}.", afterTheWork) : null;

        var record = await RunAsync(bench);

        // A verdict that was kept before the failure stands: it has its evidence.
        if (step == "EvaluateMetrics" && afterTheWork)
        {
            record.Basis.ShouldBe(DecisionBasis.AllCriteriaPassed);
            return;
        }

        (record.Decision, record.Basis).ShouldBe((Decision.Reject, DecisionBasis.PipelineError));
        record.Reasons.ShouldHaveSingleItem().ShouldContain($"InvalidOperationException: Injected into {step}.");
        record.Release!.ModelDeleted.ShouldBe(bench.World.State.Experiments.Count > 0);
    }

    [Theory]
    [InlineData("RecordDecision", false)]
    [InlineData("RecordDecision", true)]
    [InlineData("ReleaseEndpoint", false)]
    [InlineData("ReleaseEndpoint", true)]
    public async Task LastSteps_FailForGood_AreReconciled(string step, bool afterTheWork)
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        bench.Fault = function => function == step ? new InjectedFault("Injected.", afterTheWork) : null;

        var record = await RunAsync(bench);

        // The judge had spoken before: its verdict is what is recorded.
        record.Basis.ShouldBe(DecisionBasis.AllCriteriaPassed);
        (await bench.Get<IWorkflow>().FindAsync(Workbench.RunId, Token))!.Status.ShouldBe("FAILED");
        bench.World.State.Models.ShouldContainKey(Workbench.RunId);
    }

    [Fact]
    public async Task EverythingAfterTheSubmission_FailsForGood_IsReconciled()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        bench.Fault = function => function is "PollExperiment" or "RecordDecision" or "ReleaseEndpoint" ? new InjectedFault("Injected.", false) : null;

        var record = await RunAsync(bench);

        record.Basis.ShouldBe(DecisionBasis.PipelineError);
        record.Release!.ExperimentStatus.ShouldBe("Cancelled");
        record.Release.EndpointRestored.ShouldBe(true);
        record.Release.ModelDeleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Guardrail_Breached_EndsTheTestAtOnce()
    {
        await using var bench = await Workbench.StartAsync(
            engine, """{"shadow": {"faults": [{"after": "3h", "error5xxRate": 0.4}]}}""", WorkflowFile.Read());

        var record = await RunAsync(bench);

        (record.Decision, record.Basis).ShouldBe((Decision.Reject, DecisionBasis.GuardrailBreached));
        record.Reasons[0].ShouldContain("Invocation5XXErrors");
        (record.Window!.End - record.Window.Start).ShouldBeInRange(TimeSpan.FromHours(3), TimeSpan.FromHours(6));
        record.Release!.ExperimentStatus.ShouldBe("Cancelled");
        record.Release.EndpointRestored.ShouldBe(true);
        var endpoint = await bench.Get<IEndpointReader>().ReadEndpointAsync(Workbench.Endpoint, Token);
        endpoint.ShadowVariants.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelled_BeforeItRan_IsRejectedWithTheReason()
    {
        await using var bench = await Workbench.StartAsync(
            engine, """{"experiment": {"cancel": {"after": "0m", "reason": "No capacity."}}}""", WorkflowFile.Read());

        var record = await RunAsync(bench);

        record.Basis.ShouldBe(DecisionBasis.ExperimentCancelled);
        record.Reasons.ShouldHaveSingleItem().ShouldContain("\"No capacity.\"");
        record.Window.ShouldBeNull();
    }

    [Fact]
    public async Task TwoVersions_OneEndpoint_AreTestedOneAfterTheOther()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        var second = SecondVersion(bench);
        await bench.ApproveAsync();
        var answer = JsonNode.Parse(await bench.InvokeAsync("StartShadowTest", second))!;
        var secondId = answer["runIds"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>();
        (await bench.Get<IWorkflow>().FindAsync(secondId, Token)).ShouldBeNull("a waiting run holds no execution");

        await bench.RunToEndAsync();

        var records = await bench.Decisions.ListAsync(new DecisionFilter(), Token);
        records.Select(record => record.Id).ShouldBe([secondId, Workbench.RunId]);
        records.ShouldAllBe(record => record.Decision == Decision.Promote && record.Release!.EndpointRestored == true);
        records[0].StartedAt!.Value.ShouldBeGreaterThanOrEqualTo(records[1].Release!.At);
        (await bench.Runs.HeadOfQueueAsync(Workbench.Endpoint, Token)).ShouldBeNull();
    }

    private static JsonObject SecondVersion(Workbench bench)
    {
        var approval = Workbench.Event("model-approved.json");
        var detail = approval["detail"]!;
        var arn = detail["ModelPackageArn"]!.GetValue<string>()[..^1] + "8";
        detail["ModelPackageArn"] = arn;
        detail["ModelPackageVersion"] = 8;
        approval["resources"] = new JsonArray(arn);
        approval["time"] = "2026-11-20T09:00:01Z";
        bench.World.AddModelPackage(bench.World.Facts with { ModelPackageArn = arn, Version = 8 });
        return approval;
    }

    private static async Task<DecisionRecord> RunAsync(Workbench bench)
    {
        await bench.ApproveAsync();
        await bench.RunToEndAsync();

        var record = (await bench.Decisions.ListAsync(new DecisionFilter(), Token)).ShouldHaveSingleItem();
        record.Id.ShouldBe(Workbench.RunId);
        record.Release.ShouldNotBeNull();
        (await bench.Runs.HeadOfQueueAsync(Workbench.Endpoint, Token)).ShouldBeNull();
        (await bench.Runs.ListOpenAsync(10, Token)).ShouldBeEmpty();
        var now = bench.Clock.GetUtcNow();
        (await bench.Get<ILeaseStore>().TryAcquireAsync(Workbench.Endpoint, "another", now, now.AddMinutes(1), Token)).ShouldNotBeNull("a lease is left");
        bench.World.State.Experiments.Values.ShouldAllBe(experiment =>
            !ShadowPipeline.Local.SageMaker.ExperimentLifeCycle.IsActive(ShadowPipeline.Local.SageMaker.ExperimentLifeCycle.StatusAt(experiment, now)));
        return record;
    }
}
