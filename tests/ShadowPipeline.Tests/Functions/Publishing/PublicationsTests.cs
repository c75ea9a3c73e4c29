using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions.Publishing;

/// <summary>Executions that only publish a decision: how often there may be one, and which of them tells.</summary>
[Collection(SharedEngine.Name)]
public sealed class PublicationsTests(EngineFixture engine)
{
    private const string Run = Workbench.RunId;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Repeat_EveryAttemptFailed_IsBounded()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: """{"StartAt": "No", "States": {"No": {"Type": "Fail", "Error": "No"}}}""");
        var publications = bench.Get<Publications>();
        for (var attempt = 1; attempt <= PublicationNames.Most; attempt++)
        {
            (await publications.RepeatAsync(Run, released: false, Token)).ShouldBeTrue();
            await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
            (await bench.ExecutionAsync(PublicationNames.Of(Run, attempt)))!.Status.ShouldBe("FAILED");
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
        await publications.RequestAsync(Run, released: false, Token);
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
    public async Task ToldBefore_IsToldAgainOnlyUnderAnotherName()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        await bench.DecideByHandAsync();
        await bench.Get<Publications>().RequestAsync(Run, released: false, Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        await bench.Get<Publications>().RepeatAsync(Run, released: false, Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        bench.Messages.Count.ShouldBe(2);

        await bench.Get<IWorkflow>().StartPublicationAsync(Run, Run + "-again", Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));

        (await bench.ExecutionAsync(PublicationNames.Of(Run, 2)))!.Status.ShouldBe("SUCCEEDED");
        bench.Messages.Sent.Select(sent => sent.Service).ShouldBe(["events", "sns", "events", "sns"]);
        bench.Messages.Sent[2].Content["detail"]!.ToJsonString().ShouldBe(bench.Messages.Sent[0].Content["detail"]!.ToJsonString());
    }
}
