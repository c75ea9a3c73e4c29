using ShadowPipeline.Cli.Running;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Tests.Functions.Publishing;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Decisions that were not published, or not whole: a scheduled look finds them.</summary>
[Collection(SharedEngine.Name)]
public sealed class LostPublicationsTests(EngineFixture engine)
{
    private const string Run = Workbench.RunId;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NobodyPublishedIt_ReconcileRunsFindsItBySchedule()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        await bench.DecideByHandAsync();
        var schedule = Workbench.Event("reconcile-runs-schedule.json");
        await bench.InvokeAsync("ReconcileRuns", schedule);
        (await bench.ExecutionAsync(PublicationNames.Of(Run, 1))).ShouldBeNull("its own execution may still be at it");

        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(16));
        var answer = await bench.InvokeAsync("ReconcileRuns", schedule);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));

        answer.ShouldContain("its decision was not published: it is being published");
        (await bench.ExecutionAsync(PublicationNames.Of(Run, 1)))!.Status.ShouldBe("SUCCEEDED");
        bench.Messages.Sent.Select(sent => sent.Service).ShouldBe(["events", "sns"]);
        bench.Values("DecisionsNotPublished").ShouldBe([0, 1]);
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
        var whole = await bench.PageAsync(page);
        File.Delete(Directory.GetFiles(bench.Objects, Uri.EscapeDataString(key)).ShouldHaveSingleItem());
        if (stands is not null)
        {
            await bench.PutAsync(key, stands);
        }

        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(16));
        var schedule = Workbench.Event("reconcile-runs-schedule.json");
        (await bench.InvokeAsync("ReconcileRuns", schedule)).ShouldContain("its decision was not published: it is being published");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));

        (await bench.ExecutionAsync(PublicationNames.Of(Run, 1, released: true)))!.Status.ShouldBe("SUCCEEDED");
        (await bench.PageAsync(page)).ShouldBe(whole);
        bench.Messages.Count.ShouldBe(2);
        (await bench.InvokeAsync("ReconcileRuns", schedule)).ShouldContain("\"mended\":[]");
    }

    [Fact]
    public async Task IndexCannotBeRead_ReconcileRunsReportsItAndRepeatsNothing()
    {
        await using var bench = await PublishedAsync();
        await bench.PutAsync("site/index.html", "no index");

        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(16));
        (await bench.InvokeAsync("ReconcileRuns", Workbench.Event("reconcile-runs-schedule.json"))).ShouldContain("\"mended\":[]");

        bench.Values("RunsNotMended").Last().ShouldBe(1);
        (await bench.ExecutionAsync(PublicationNames.Of(Run, 1, released: true))).ShouldBeNull();
    }

    // Decided, released, published and told.
    private async Task<Workbench> PublishedAsync()
    {
        var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        await bench.DecideByHandAsync();
        await bench.Decisions.WriteReleaseOnceAsync(Run, ReleaseRules.Untouched(bench.Clock.GetUtcNow()), Token);
        await bench.Get<Publications>().RequestAsync(Run, released: false, Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        bench.Messages.Count.ShouldBe(2);
        return bench;
    }
}
