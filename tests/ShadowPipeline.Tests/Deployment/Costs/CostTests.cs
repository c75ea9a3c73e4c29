using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Planning;
using ShadowPipeline.Tests.Cli;
using ShadowPipeline.Tests.Deployment.Calls;
using ShadowPipeline.Tests.Functions;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Deployment.Costs;

/// <summary>What a test costs besides its instances, counted on whole runs; docs/operating.md quotes it.</summary>
[Collection(SharedEngine.Name)]
public sealed class CostTests(EngineFixture engine)
{
    private static Task<(RunCost Day, RunCost Month)>? s_measured;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Day_WithHourlyChecks_IsOrchestratedForACent()
    {
        var (day, _) = await MeasuredAsync();

        day.Laps.ShouldBeInRange(24, 40);
        day.Transitions.ShouldBeLessThanOrEqualTo(120);
        day.OrchestrationUsd.ShouldBeLessThanOrEqualTo(0.01);
    }

    [Fact]
    public async Task Month_StaysFarBelowTheLimitOfHistories()
    {
        var (_, month) = await MeasuredAsync();

        month.Laps.ShouldBeInRange(250, CheckSchedule.MaxLaps);
        month.History.Count.ShouldBeLessThanOrEqualTo(5000);
    }

    [Fact]
    public async Task Page_QuotesTheFigures()
    {
        var (day, month) = await MeasuredAsync();
        var path = Repository.PathOf("docs", "operating.md");
        var page = await File.ReadAllLinesAsync(path, Token);
        var from = Array.IndexOf(page, "| one test | 24 hours | 30 days |") + 2;
        from.ShouldBeGreaterThan(1);
        var to = Array.IndexOf(page, "", from);
        var rows = RunCost.Rows(day, month);
        if (Golden.IsUpdating)
        {
            await File.WriteAllLinesAsync(path, [.. page[..from], .. rows, .. page[to..]], Token);
            return;
        }

        page[from..to].ShouldBe(rows, "SHADOW_UPDATE_GOLDEN=1 writes the figures into the page.");
    }

    private Task<(RunCost Day, RunCost Month)> MeasuredAsync() => s_measured ??= MeasureAsync();

    private async Task<(RunCost Day, RunCost Month)> MeasureAsync() =>
        (await RunAsync(policy => policy), await RunAsync(ThirtyDays));

    private async Task<RunCost> RunAsync(Func<JsonObject, JsonObject> policy)
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read(), policy: policy);
        using var recorder = CallRecorder.Attach(bench, DeploymentFiles.Of().Template);
        await bench.ApproveAsync();
        await bench.RunToEndAsync();
        var decision = (await bench.Decisions.FindAsync(Workbench.RunId, Token)).ShouldNotBeNull();
        decision.Basis.ShouldBe(DecisionBasis.AllCriteriaPassed);
        return RunCost.Of(bench, recorder, decision);
    }

    // As often as thirty days may be looked at: an hour is stretched.
    private static JsonObject ThirtyDays(JsonObject policy)
    {
        policy["experiment"]!["duration"] = "30d";
        return policy;
    }
}
