using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Functions;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Pipeline;

/// <summary>Three versions are approved while one test runs: by the whole workflow, to the last decision.</summary>
[Collection(SharedEngine.Name)]
public sealed class BusyEndpointTests(EngineFixture engine)
{
    [Fact]
    public async Task Queue_EachVersionIsTestedInItsTurn()
    {
        var records = await ApproveFourAsync("queue");

        records.Select(record => record.ModelPackageVersion).ShouldBe([7, 8, 9, 10]);
        records.ShouldAllBe(record => record.Basis == DecisionBasis.AllCriteriaPassed);
        foreach (var (before, after) in records.Zip(records.Skip(1)))
        {
            after.StartedAt!.Value.ShouldBeGreaterThanOrEqualTo(before.Release!.At);
        }
    }

    [Fact]
    public async Task Supersede_OnlyTheNewestIsTestedAfterTheOneThatRuns()
    {
        var records = await ApproveFourAsync("supersede");

        records.Select(record => (record.ModelPackageVersion, record.Basis)).ShouldBe(
            [(7, DecisionBasis.AllCriteriaPassed), (8, DecisionBasis.Superseded), (9, DecisionBasis.Superseded), (10, DecisionBasis.AllCriteriaPassed)]);
        records[1].Reasons[0].ShouldBe("Version 9 of fraud-detector was approved while this one waited.");
        records[3].StartedAt!.Value.ShouldBeGreaterThanOrEqualTo(records[0].Release!.At);
    }

    private async Task<IReadOnlyList<DecisionRecord>> ApproveFourAsync(string whenBusy)
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read(), policy: policy =>
        {
            policy["whenBusy"] = whenBusy;
            policy["experiment"]!["duration"] = "2h";
            return policy;
        });
        var desk = new ApprovalDesk(bench, 8, 9, 10);
        foreach (var version in new[] { 7, 8, 9, 10 })
        {
            await desk.ApproveAsync(version);
            await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(20));
        }

        await bench.RunToEndAsync();
        var records = await bench.Decisions.ListAsync(new DecisionFilter(), TestContext.Current.CancellationToken);
        records.ShouldAllBe(record => record.Release != null && record.Release.EndpointRestored == true);
        (await desk.QueueAsync()).ShouldBeEmpty();
        bench.World.State.Experiments.Count.ShouldBe(records.Count(record => record.ExperimentName != null));
        return [.. records.OrderBy(record => record.ModelPackageVersion)];
    }
}
