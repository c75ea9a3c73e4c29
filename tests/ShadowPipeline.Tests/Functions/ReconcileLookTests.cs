using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Reconciling;
using ShadowPipeline.Runs;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>What a scheduled look does not reach.</summary>
[Collection(SharedEngine.Name)]
public sealed class ReconcileLookTests(EngineFixture engine)
{
    private static readonly JsonObject Schedule = Workbench.Event("reconcile-runs-schedule.json");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LongQueue_DoesNotHideTheHeadOfAnother()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();
        for (var version = 100; version < 100 + OpenRunSelection.MostHeads; version++)
        {
            await bench.QueueAnotherAsync(version: version);
        }

        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        var hidden = await bench.QueueAnotherAsync(endpoint: "another-endpoint");

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain($"{hidden.Id}: it was its turn: started");
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("\"mended\":[]");
    }

    [Fact]
    public async Task LookThatRunsOutOfTime_LeavesTheRestToTheNext()
    {
        var time = new SlowTime();
        await using var bench = await Workbench.StartAsync(engine, configure: services => services
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IWorkflow>(provider => new SlowWorkflow(ActivatorUtilities.CreateInstance<StepFunctionsWorkflow>(provider), time)));
        time.Now = bench.Clock.GetUtcNow();
        List<Run> heads = [];
        for (var endpoint = 1; endpoint <= 5; endpoint++)
        {
            heads.Add(await bench.QueueAnotherAsync(endpoint: $"endpoint-{endpoint}", version: endpoint));
        }

        // A call of 20 seconds, and 24 seconds to begin one in.
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldStartWith("""{"examined":2,""");
        var looks = 1;
        for (; (await UnstartedAsync(bench, heads)).Count > 0; looks++)
        {
            looks.ShouldBeLessThan(8, "some head never has its turn");
            time.Now = time.Now.AddMinutes(15);
            await bench.InvokeAsync("ReconcileRuns", Schedule);
        }

        looks.ShouldBeGreaterThan(2);
    }

    private static async Task<IReadOnlyList<Run>> UnstartedAsync(Workbench bench, List<Run> heads)
    {
        var unstarted = new List<Run>();
        foreach (var head in heads)
        {
            if (await ActivatorUtilities.CreateInstance<StepFunctionsWorkflow>(bench.Get<IServiceProvider>()).FindAsync(head.Id, Token) is null)
            {
                unstarted.Add(head);
            }
        }

        return unstarted;
    }

    private sealed class SlowTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class SlowWorkflow(IWorkflow workflow, SlowTime time) : IWorkflow
    {
        public Task<string> StartAsync(string runId, CancellationToken cancellationToken) => workflow.StartAsync(runId, cancellationToken);

        public Task StartPublicationAsync(string runId, string executionName, CancellationToken cancellationToken) =>
            workflow.StartPublicationAsync(runId, executionName, cancellationToken);

        public Task<ExecutionSnapshot?> FindAsync(string executionName, CancellationToken cancellationToken)
        {
            time.Now = time.Now.AddSeconds(20);
            return workflow.FindAsync(executionName, cancellationToken);
        }
    }
}
