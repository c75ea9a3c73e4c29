using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Sites;
using ShadowPipeline.Tests.Functions.Publishing;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>A decision is published and told, whatever fails on the way, and nothing of that changes the decision or keeps the endpoint.</summary>
[Collection(SharedEngine.Name)]
public sealed class PublishTests(EngineFixture engine)
{
    private const string Run = Workbench.RunId;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WholeRun_IsToldOnceAndItsReportTellsOfTheRelease()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        await bench.ApproveAsync();
        await bench.RunToEndAsync();

        var record = (await bench.Decisions.FindAsync(Run, Token)).ShouldNotBeNull();
        record.Report.ShouldBe(new ReportReference($"s3://{Workbench.Bucket}/site/{Run}/report.html"));
        bench.Messages.Sent.Select(sent => sent.Service).ShouldBe(["events", "sns"]);
        bench.Messages.Sent[0].Content["detail"]!["decision"]!.GetValue<string>().ShouldBe("Promote");
        bench.Messages.Sent[1].Content["Subject"]!.GetValue<string>().ShouldBe("Promote: fraud-detector version 7 on fraud-detector-prod (AllCriteriaPassed)");
        var report = JsonNode.Parse(await bench.PageAsync(SiteKeys.Json(Run)))!;
        report.ToJsonString().ShouldContain("\"release\"");
        SiteIndex.Read(Encoding.UTF8.GetBytes(await bench.PageAsync(SiteKeys.Index))).ShouldHaveSingleItem().Id.ShouldBe(Run);
        (await bench.ExecutionAsync(PublicationNames.Of(Run, 1))).ShouldBeNull("its own execution published it");
        bench.Counted("NotificationsFailed").ShouldBe(0);
        bench.Counted("RunsStarted").ShouldBe(1);
        bench.Values("WaitingTime").ShouldHaveSingleItem().ShouldBe(0);
        bench.Values("TestDuration").ShouldHaveSingleItem().ShouldBe((record.Window!.End - record.Window.Start).TotalSeconds);
        bench.Values("RunDuration").ShouldHaveSingleItem().ShouldBe((record.DecidedAt - record.StartedAt!.Value).TotalSeconds, tolerance: 0.001);
        bench.Counted("SavedInstanceHours").ShouldBe(0);
    }

    [Theory]
    [InlineData("events", "EventBridge.FailedEntry", "sns", "Bus")]
    [InlineData("sns", "SNS.NotFoundException", "events", "Topic")]
    public async Task OneChannelFailsForGood_TheOtherIsTold(string fails, string error, string told, string channel)
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        bench.NoticeFault = integration => integration.ResourceType == fails ? IntegrationAnswer.Failed(error, "no") : null;
        await bench.ApproveAsync();
        await bench.RunToEndAsync();

        bench.Messages.Sent.ShouldHaveSingleItem().Service.ShouldBe(told);
        (await bench.ExecutionAsync(Run))!.Status.ShouldBe("SUCCEEDED");
        (await bench.Decisions.FindAsync(Run, Token))!.Release!.EndpointRestored.ShouldBe(true);
        var failed = bench.Metrics.Where(line => line["NotificationsFailed"] is not null).ShouldHaveSingleItem();
        failed["Channel"]!.GetValue<string>().ShouldBe(channel);
    }

    [Fact]
    public async Task BusFailsForAWhile_IsTriedAgain()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        var left = 3;
        bench.NoticeFault = integration =>
            integration == ServiceIntegration.PutEvents && left-- > 0 ? IntegrationAnswer.Failed("EventBridge.InternalException", "again") : null;
        await bench.ApproveAsync();
        await bench.RunToEndAsync();

        bench.Messages.Sent.Select(sent => sent.Service).ShouldBe(["events", "sns"]);
        bench.Counted("NotificationsFailed").ShouldBe(0);
    }

    [Fact]
    public async Task SiteIsBroken_IsToldAllTheSameAndTheEndpointIsFree()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        await bench.PutAsync("site/index.html", "no index");
        await bench.ApproveAsync();
        await bench.RunToEndAsync();

        bench.Messages.Sent.Count.ShouldBe(2);
        var record = (await bench.Decisions.FindAsync(Run, Token)).ShouldNotBeNull();
        (record.Decision, record.Release!.EndpointRestored).ShouldBe((Decision.Promote, true));
        (await bench.Runs.HeadOfQueueAsync(Workbench.Endpoint, Token)).ShouldBeNull();
        bench.Counted("ReportsFailed").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task EvidenceWasChanged_ReportSaysSoAndHasNoPlots()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await DecideAsync(bench);
        var manifest = Directory.GetFiles(bench.Objects, $"{Run}%2Fmanifest*").ShouldHaveSingleItem();
        await File.AppendAllTextAsync(manifest, " ", Token);

        var answer = await PublishAsync(bench);

        answer.Due.ShouldBeTrue();
        (await bench.PageAsync(SiteKeys.Report(Run))).Length.ShouldBeGreaterThan(0);
        bench.Counted("EvidenceUnreadable").ShouldBe(1);
        bench.Counted("ReportsFailed").ShouldBe(0);
    }

    [Fact]
    public async Task FunctionFailsForGood_ReconcileRunsHasItPublished()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        var left = 2;
        bench.Fault = function => function == "PublishDecision" && left-- > 0 ? new InjectedFault("Injected.", AfterTheWork: false) : null;
        await bench.ApproveAsync();
        await bench.RunToEndAsync();

        (await bench.ExecutionAsync(Run))!.Error.ShouldBe("InvalidOperationException");
        (await bench.ExecutionAsync(PublicationNames.Of(Run, 1, released: true)))!.Status.ShouldBe("SUCCEEDED");
        bench.Messages.Sent.Select(sent => sent.Service).ShouldBe(["events", "sns"]);
        (await bench.Decisions.FindAsync(Run, Token))!.Release!.EndpointRestored.ShouldBe(true);
    }

    [Fact]
    public async Task WithdrawnWhileItRuns_IsToldAtOnceAndNotAgainByItsExecution()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        var desk = new ApprovalDesk(bench);
        await desk.ApproveAsync();
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddHours(9).AddMinutes(10));
        await desk.DeliverAsync(desk.Set(ApprovalDesk.Rejected));
        await bench.RunToEndAsync();

        (await bench.Decisions.FindAsync(Run, Token))!.Basis.ShouldBe(DecisionBasis.ApprovalWithdrawn);
        (await bench.ExecutionAsync(PublicationNames.Of(Run, 1)))!.Status.ShouldBe("SUCCEEDED");
        (await bench.ExecutionAsync(Run))!.Status.ShouldBe("SUCCEEDED");
        bench.Messages.Sent.Select(sent => sent.Service).ShouldBe(["events", "sns"]);
        bench.Counted("SavedInstanceHours").ShouldBe(1);
        bench.Counted("GuardrailStops").ShouldBe(0);
        bench.Values("SavedInstanceHours").Single().ShouldBeInRange(2 * 14, 2 * 16);
    }

    [Fact]
    public async Task UnknownRunAndStage_AreRefused()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await Should.ThrowAsync<DecisionNotFoundException>(PublishAsync(bench));
        await DecideAsync(bench);

        (await Should.ThrowAsync<ArgumentException>(bench.InvokeAsync("PublishDecision", new JsonObject { ["runId"] = Run, ["stage"] = "Other" })))
            .Message.ShouldContain("There is no stage 'Other'");
    }

    [Fact]
    public async Task Publishing_Repeated_ChangesNothing()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await DecideAsync(bench);

        var input = new JsonObject { ["runId"] = Run, ["executionArn"] = Workbench.Input()["executionArn"]!.DeepClone(), ["stage"] = "Decision" };
        (await bench.InvokeTwiceAsync("PublishDecision", input))["due"]!.GetValue<bool>().ShouldBeTrue();
        input["stage"] = "Release";
        (await bench.InvokeTwiceAsync("PublishDecision", input))["due"]!.GetValue<bool>().ShouldBeFalse();
    }

    private static async Task DecideAsync(Workbench bench)
    {
        await bench.RepeatAsync("PollExperiment", await bench.SubmitAsync());
        await bench.StepAsync("EvaluateMetrics");
        await bench.InvokeAsync("RecordDecision", Workbench.Input());
    }

    private static async Task<PublishAnswer> PublishAsync(Workbench bench) => JsonSerializer.Deserialize(
        await bench.InvokeAsync("PublishDecision", new JsonObject { ["runId"] = Run, ["executionArn"] = null, ["stage"] = "Decision" }),
        FunctionsJson.Default.PublishAnswer)!;
}
