using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Runs every file of events/ through the function it is for, each twice at one instant.</summary>
[Collection(SharedEngine.Name)]
public sealed class SampleEventTests(EngineFixture engine)
{
    private static readonly string[] StartNothing = ["model-rejected.json", "model-metadata-updated.json", "model-registered-pending.json"];

    // In this order in one pipeline; a step that waits is repeated until it no longer does.
    private static readonly (string File, string Function, string? Ends)[] OneRun =
    [
        ("model-approved.json", "StartShadowTest", null),
        ("acquire-endpoint.json", "AcquireEndpoint", "Done"),
        ("resolve-production-variant.json", "ResolveProductionVariant", "Done"),
        ("submit-experiment.json", "SubmitExperiment", "Done"),
        ("poll-experiment.json", "PollExperiment", "Done"),
        ("evaluate-metrics.json", "EvaluateMetrics", "Done"),
        ("record-decision.json", "RecordDecision", null),
        ("publish-decision.json", "PublishDecision", null),
        ("release-endpoint.json", "ReleaseEndpoint", "Done"),
        ("reconcile-runs-schedule.json", "ReconcileRuns", null),
    ];

    private const string OfAnotherGroup = "every-option-approved.json";

    private static readonly string[] AfterFailures = ["record-decision-after-error.json", "reconcile-runs-execution-failed.json"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void EveryFile_IsRun() =>
        Directory.GetFiles(Repository.PathOf("events"), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
            .ShouldBe(StartNothing.Concat(OneRun.Select(step => step.File)).Concat(AfterFailures).Append(OfAnotherGroup).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryFile_IsOfTheApprovalsRun()
    {
        foreach (var file in OneRun.Select(step => step.File).Concat(AfterFailures).Except(["model-approved.json", "reconcile-runs-schedule.json"]))
        {
            File.ReadAllText(Repository.PathOf("events", file)).ShouldContain(Workbench.RunId, customMessage: file);
        }
    }

    [Fact]
    public async Task StepsOfOneRun_InOrder_EndInPromote()
    {
        await using var bench = await Workbench.StartAsync(engine);
        foreach (var (file, function, ends) in OneRun)
        {
            var answer = await bench.InvokeTwiceAsync(function, Workbench.Event(file));
            while (answer["state"]?.GetValue<string>() is "Wait" || (function == "SubmitExperiment" && bench.Clock.GetUtcNow() < answer["waitUntil"]!.GetValue<DateTimeOffset>()))
            {
                await bench.AdvanceToAsync(answer["waitUntil"]!.GetValue<DateTimeOffset>());
                answer = await bench.InvokeTwiceAsync(function, Workbench.Event(file));
            }

            answer["state"]?.GetValue<string>().ShouldBe(ends, file);
        }

        var record = (await bench.Decisions.FindAsync(Workbench.RunId, Token)).ShouldNotBeNull();
        record.Decision.ShouldBe(Decision.Promote);
        record.Release.ShouldNotBeNull().EndpointRestored.ShouldBe(true);
        (await bench.Runs.HeadOfQueueAsync(Workbench.Endpoint, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task ApprovalOfAnotherGroup_IsStarted()
    {
        await using var bench = await Workbench.StartAsync(engine);

        var answer = await bench.InvokeTwiceAsync("StartShadowTest", Workbench.Event(OfAnotherGroup));

        answer["started"]!.GetValue<bool>().ShouldBeTrue();
        answer["runIds"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldStartWith("shadow-credit-scorer-v12-e1-");
    }

    [Theory]
    [InlineData("model-rejected.json")]
    [InlineData("model-metadata-updated.json")]
    [InlineData("model-registered-pending.json")]
    public async Task NoApproval_SaysWhyAndWritesNothing(string file)
    {
        StartNothing.ShouldContain(file);
        await using var bench = await Workbench.StartAsync(engine);
        var before = await bench.StateAsync();

        var answer = await bench.InvokeTwiceAsync("StartShadowTest", Workbench.Event(file));

        answer["started"]!.GetValue<bool>().ShouldBeFalse();
        answer["reason"]!.GetValue<string>().ShouldNotBeEmpty();
        (await bench.StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task RecordAfterAnError_QuotesIt()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");

        var answer = await bench.InvokeTwiceAsync("RecordDecision", Workbench.Event("record-decision-after-error.json"));

        answer["basis"]!.GetValue<string>().ShouldBe("PipelineError");
        (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.Reasons.ShouldHaveSingleItem().ShouldContain("AccessDeniedException");
    }

    [Fact]
    public async Task ExecutionFailed_IsRecordedOnce()
    {
        var change = Workbench.Event("reconcile-runs-execution-failed.json");
        var detail = change["detail"]!;
        var workflow = new JsonObject
        {
            ["StartAt"] = "Fail",
            ["States"] = new JsonObject
            {
                ["Fail"] = new JsonObject { ["Type"] = "Fail", ["Error"] = detail["error"]!.DeepClone(), ["Cause"] = detail["cause"]!.DeepClone() },
            },
        };
        await using var bench = await Workbench.StartAsync(engine, workflow: workflow.ToJsonString());
        await bench.ApproveAsync();
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddSeconds(7));

        var answer = await bench.InvokeTwiceAsync("ReconcileRuns", change);

        answer["mended"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldStartWith(Workbench.RunId);
        var record = (await bench.Decisions.FindAsync(Workbench.RunId, Token)).ShouldNotBeNull();
        record.Basis.ShouldBe(DecisionBasis.PipelineError);
        record.Reasons.ShouldHaveSingleItem().ShouldContain("States.DataLimitExceeded");
        record.ExecutionArn.ShouldBe(detail["executionArn"]!.GetValue<string>());
    }
}
