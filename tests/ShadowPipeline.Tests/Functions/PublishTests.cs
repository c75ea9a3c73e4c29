using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.S3;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Sites;
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
        var report = JsonNode.Parse(await PageAsync(bench, SiteKeys.Json(Run)))!;
        report.ToJsonString().ShouldContain("\"release\"");
        SiteIndex.Read(Encoding.UTF8.GetBytes(await PageAsync(bench, SiteKeys.Index))).ShouldHaveSingleItem().Id.ShouldBe(Run);
        (await ExecutionAsync(bench, PublicationNames.Of(Run, 1))).ShouldBeNull("its own execution published it");
        Counted(bench, "NotificationsFailed").ShouldBe(0);
        Counted(bench, "RunsStarted").ShouldBe(1);
        Values(bench, "WaitingTime").ShouldHaveSingleItem().ShouldBe(0);
        Values(bench, "TestDuration").ShouldHaveSingleItem().ShouldBe((record.Window!.End - record.Window.Start).TotalSeconds);
        Values(bench, "RunDuration").ShouldHaveSingleItem().ShouldBe((record.DecidedAt - record.StartedAt!.Value).TotalSeconds, tolerance: 0.001);
        Counted(bench, "SavedInstanceHours").ShouldBe(0);
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
        (await ExecutionAsync(bench, Run))!.Status.ShouldBe("SUCCEEDED");
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
        Counted(bench, "NotificationsFailed").ShouldBe(0);
    }

    [Fact]
    public async Task SiteIsBroken_IsToldAllTheSameAndTheEndpointIsFree()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        await PutAsync(bench, "site/index.html", "no index");
        await bench.ApproveAsync();
        await bench.RunToEndAsync();

        bench.Messages.Sent.Count.ShouldBe(2);
        var record = (await bench.Decisions.FindAsync(Run, Token)).ShouldNotBeNull();
        (record.Decision, record.Release!.EndpointRestored).ShouldBe((Decision.Promote, true));
        (await bench.Runs.HeadOfQueueAsync(Workbench.Endpoint, Token)).ShouldBeNull();
        Counted(bench, "ReportsFailed").ShouldBeGreaterThan(0);
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
        (await PageAsync(bench, SiteKeys.Report(Run))).Length.ShouldBeGreaterThan(0);
        Counted(bench, "EvidenceUnreadable").ShouldBe(1);
        Counted(bench, "ReportsFailed").ShouldBe(0);
    }

    [Fact]
    public async Task FunctionFailsForGood_ReconcileRunsHasItPublished()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        var left = 2;
        bench.Fault = function => function == "PublishDecision" && left-- > 0 ? new InjectedFault("Injected.", AfterTheWork: false) : null;
        await bench.ApproveAsync();
        await bench.RunToEndAsync();

        (await ExecutionAsync(bench, Run))!.Error.ShouldBe("InvalidOperationException");
        (await ExecutionAsync(bench, PublicationNames.Of(Run, 1)))!.Status.ShouldBe("SUCCEEDED");
        bench.Messages.Sent.Select(sent => sent.Service).ShouldBe(["events", "sns"]);
        (await bench.Decisions.FindAsync(Run, Token))!.Release!.EndpointRestored.ShouldBe(true);
    }

    [Fact]
    public async Task Repeat_EveryAttemptFailed_IsBounded()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: """{"StartAt": "No", "States": {"No": {"Type": "Fail", "Error": "No"}}}""");
        var publications = bench.Get<Publications>();
        for (var attempt = 1; attempt <= PublicationNames.Most; attempt++)
        {
            (await publications.RepeatAsync(Run, released: false, Token)).ShouldBeTrue();
            await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
            (await ExecutionAsync(bench, PublicationNames.Of(Run, attempt)))!.Status.ShouldBe("FAILED");
        }

        (await publications.RepeatAsync(Run, released: false, Token)).ShouldBeFalse();
        (await publications.StateAsync(Run, except: null, Token)).ShouldBe(TellingState.Open);
        var change = Workbench.Event("reconcile-runs-execution-failed.json");
        change["detail"]!["name"] = PublicationNames.Of(Run, 3);
        (await Should.ThrowAsync<ReconciliationIncompleteException>(bench.InvokeAsync("ReconcileRuns", change))).Message.ShouldContain("3 attempts failed");
    }

    [Theory]
    [InlineData("Succeed", nameof(TellingState.Told))]
    [InlineData("Wait", nameof(TellingState.Running))]
    public async Task State_IsThatOfTheExecutionsBesidesTheOneThatAsks(string ends, string state)
    {
        var workflow = ends == "Wait" ? Workbench.Idle : """{"StartAt": "Yes", "States": {"Yes": {"Type": "Succeed"}}}""";
        await using var bench = await Workbench.StartAsync(engine, workflow: workflow);
        var publications = bench.Get<Publications>();
        await bench.Get<IWorkflow>().StartAsync(Run, Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));

        (await publications.StateAsync(Run, except: Run, Token)).ShouldBe(TellingState.Open);
        (await publications.StateAsync(Run, except: PublicationNames.Of(Run, 1), Token)).ToString().ShouldBe(state);
        await publications.RequestAsync(Run, Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        (await publications.StateAsync(Run, except: Run, Token)).ToString().ShouldBe(state);
        (await publications.StateAsync(Run, except: PublicationNames.Of(Run, 2), Token)).ToString().ShouldBe(state);
        (await publications.StateAsync(Run, except: PublicationNames.Of(Run, 1, released: true), Token)).ToString().ShouldBe(state);
    }

    [Fact]
    public async Task State_OnlyTheOneAfterTheReleaseTold_IsToldToTheOthers()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: """{"StartAt": "Yes", "States": {"Yes": {"Type": "Succeed"}}}""");
        var publications = bench.Get<Publications>();
        await publications.RepeatAsync(Run, released: true, Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));

        (await publications.StateAsync(Run, except: PublicationNames.Of(Run, 1), Token)).ShouldBe(TellingState.Told);
        (await publications.StateAsync(Run, except: PublicationNames.Of(Run, 1, released: true), Token)).ShouldBe(TellingState.Open);
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
        (await ExecutionAsync(bench, PublicationNames.Of(Run, 1)))!.Status.ShouldBe("SUCCEEDED");
        (await ExecutionAsync(bench, Run))!.Status.ShouldBe("SUCCEEDED");
        bench.Messages.Sent.Select(sent => sent.Service).ShouldBe(["events", "sns"]);
        Counted(bench, "SavedInstanceHours").ShouldBe(1);
        Counted(bench, "GuardrailStops").ShouldBe(0);
        Values(bench, "SavedInstanceHours").Single().ShouldBeInRange(2 * 14, 2 * 16);
    }

    [Fact]
    public async Task ToldBefore_IsToldAgainOnlyUnderAnotherName()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        await DecideByHandAsync(bench);
        await bench.Get<Publications>().RequestAsync(Run, Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        await bench.Get<Publications>().RepeatAsync(Run, released: false, Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        bench.Messages.Count.ShouldBe(2);

        await bench.Get<IWorkflow>().StartPublicationAsync(Run, Run + "-again", Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));

        (await ExecutionAsync(bench, PublicationNames.Of(Run, 2)))!.Status.ShouldBe("SUCCEEDED");
        bench.Messages.Sent.Select(sent => sent.Service).ShouldBe(["events", "sns", "events", "sns"]);
        bench.Messages.Sent[2].Content["detail"]!.ToJsonString().ShouldBe(bench.Messages.Sent[0].Content["detail"]!.ToJsonString());
    }

    [Fact]
    public async Task NobodyPublishedIt_ReconcileRunsFindsItBySchedule()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        await DecideByHandAsync(bench);
        var schedule = Workbench.Event("reconcile-runs-schedule.json");
        await bench.InvokeAsync("ReconcileRuns", schedule);
        (await ExecutionAsync(bench, PublicationNames.Of(Run, 1))).ShouldBeNull("its own execution may still be at it");

        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(16));
        var answer = await bench.InvokeAsync("ReconcileRuns", schedule);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));

        answer.ShouldContain("its decision was not published: it is being published");
        (await ExecutionAsync(bench, PublicationNames.Of(Run, 1)))!.Status.ShouldBe("SUCCEEDED");
        bench.Messages.Sent.Select(sent => sent.Service).ShouldBe(["events", "sns"]);
        Values(bench, "DecisionsNotPublished").ShouldBe([0, 1]);
        (await bench.InvokeAsync("ReconcileRuns", schedule)).ShouldContain("\"mended\":[]");
    }

    [Theory]
    [InlineData("site/index.html", null)]
    [InlineData("site/" + Run + "/report.html", null)]
    [InlineData("site/" + Run + "/report.html", "knows nothing of the release")]
    public async Task PageIsMissingOrOld_ReconcileRunsFindsItByScheduleAndNobodyIsToldAgain(string key, string? stands)
    {
        await using var bench = await PublishedAsync();
        var page = key["site/".Length..];
        var whole = await PageAsync(bench, page);
        File.Delete(Directory.GetFiles(bench.Objects, Uri.EscapeDataString(key)).ShouldHaveSingleItem());
        if (stands is not null)
        {
            await PutAsync(bench, key, stands);
        }

        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(16));
        var schedule = Workbench.Event("reconcile-runs-schedule.json");
        (await bench.InvokeAsync("ReconcileRuns", schedule)).ShouldContain("its decision was not published: it is being published");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));

        (await ExecutionAsync(bench, PublicationNames.Of(Run, 1, released: true)))!.Status.ShouldBe("SUCCEEDED");
        (await PageAsync(bench, page)).ShouldBe(whole);
        bench.Messages.Count.ShouldBe(2);
        (await bench.InvokeAsync("ReconcileRuns", schedule)).ShouldContain("\"mended\":[]");
    }

    [Fact]
    public async Task IndexCannotBeRead_ReconcileRunsReportsItAndRepeatsNothing()
    {
        await using var bench = await PublishedAsync();
        await PutAsync(bench, "site/index.html", "no index");

        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(16));
        (await bench.InvokeAsync("ReconcileRuns", Workbench.Event("reconcile-runs-schedule.json"))).ShouldContain("\"mended\":[]");

        Values(bench, "RunsNotMended").Last().ShouldBe(1);
        (await ExecutionAsync(bench, PublicationNames.Of(Run, 1, released: true))).ShouldBeNull();
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

    [Theory]
    [InlineData("shadow-group-v7-e1-f4ee6a6357-publish", "shadow-group-v7-e1-f4ee6a6357")]
    [InlineData("shadow-group-v7-e1-f4ee6a6357-publish-3", "shadow-group-v7-e1-f4ee6a6357")]
    [InlineData("shadow-my-publish-v7-e1-f4ee6a6357-publish-2", "shadow-my-publish-v7-e1-f4ee6a6357")]
    [InlineData("shadow-my-publish-v7-e1-f4ee6a6357", null)]
    [InlineData("shadow-group-v7-e1-f4ee6a6357-publish-4", null)]
    [InlineData("shadow-group-v7-e1-f4ee6a6357", null)]
    [InlineData("-publish", null)]
    [InlineData("shadow-my-released-v7-e1-f4ee6a6357-publish", "shadow-my-released-v7-e1-f4ee6a6357")]
    [InlineData("shadow-my-released-v7-e1-f4ee6a6357", null)]
    public void PublicationNames_TellTheRun(string name, string? run) => PublicationNames.Parse(name).ShouldBe(run is null ? null : (run, false));

    [Theory]
    [InlineData("shadow-group-v7-e1-f4ee6a6357-released", "shadow-group-v7-e1-f4ee6a6357")]
    [InlineData("shadow-my-publish-v7-e1-f4ee6a6357-released-3", "shadow-my-publish-v7-e1-f4ee6a6357")]
    public void PublicationNames_TellTheReleasedRun(string name, string run) => PublicationNames.Parse(name).ShouldBe((run, true));

    [Fact]
    public void PublicationNames_FitAnExecution() =>
        PublicationNames.Attempts(new string('n', ShadowPipeline.Planning.RunNames.MaxLength), released: true).Max(name => name.Length).ShouldBeLessThanOrEqualTo(80);

    private static async Task DecideAsync(Workbench bench)
    {
        await bench.RepeatAsync("PollExperiment", await bench.SubmitAsync());
        await bench.StepAsync("EvaluateMetrics");
        await bench.InvokeAsync("RecordDecision", Workbench.Input());
    }

    // Registered and recorded, and nobody lived to do more.
    private static async Task DecideByHandAsync(Workbench bench)
    {
        var run = ShadowPipeline.Runs.Run.ForApproval(
            ShadowPipeline.Approvals.ApprovalEventReader.Read(Workbench.Event("model-approved.json").ToJsonString()),
            (await bench.Get<IPolicyStore>().FindAsync("fraud-detector", Token))!.Identity,
            Workbench.Endpoint,
            epoch: 1,
            bench.Clock.GetUtcNow());
        var record = DecisionBuilder.Build(run, new PipelineFailure("Somebody", "died"), "test", bench.Clock.GetUtcNow());
        await bench.Decisions.WriteOnceAsync(record, Token);
    }

    // Decided, released, published and told.
    private async Task<Workbench> PublishedAsync()
    {
        var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        await DecideByHandAsync(bench);
        await bench.Decisions.WriteReleaseOnceAsync(Run, ReleaseRules.Untouched(bench.Clock.GetUtcNow()), Token);
        await bench.Get<Publications>().RequestAsync(Run, Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        bench.Messages.Count.ShouldBe(2);
        return bench;
    }

    private static async Task PutAsync(Workbench bench, string key, string text) =>
        await bench.Get<IAmazonS3>().PutObjectAsync(new() { BucketName = Workbench.Bucket, Key = key, ContentBody = text }, Token);

    private static async Task<PublishAnswer> PublishAsync(Workbench bench) => JsonSerializer.Deserialize(
        await bench.InvokeAsync("PublishDecision", new JsonObject { ["runId"] = Run, ["executionArn"] = null, ["stage"] = "Decision" }),
        FunctionsJson.Default.PublishAnswer)!;

    private static Task<ExecutionSnapshot?> ExecutionAsync(Workbench bench, string name) => bench.Get<IWorkflow>().FindAsync(name, Token);

    private static async Task<string> PageAsync(Workbench bench, string key) =>
        Encoding.UTF8.GetString((await bench.Get<ISiteStore>().FindAsync(key, Token)).ShouldNotBeNull().Bytes);

    private static int Counted(Workbench bench, string metric) => Values(bench, metric).Count();

    private static IEnumerable<double> Values(Workbench bench, string metric) =>
        bench.Metrics.Where(line => line[metric] is not null).Select(line => line[metric]!.GetValue<double>());
}
