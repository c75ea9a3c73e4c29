using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.SageMaker;
using ShadowPipeline.Tests.Functions.Faults;
using ShadowPipeline.Tests.Fuzzing;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>AWS answers that it is called too often, now and then or for hours: the real workflow in virtual time, without the SDK's own retries.</summary>
[Collection(SharedEngine.Name)]
public sealed class PressureTests(EngineFixture engine)
{
    private const int Parts = 3;

    // More than all retries of a step, less than a lease.
    private static readonly TimeSpan Outage = TimeSpan.FromHours(4);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Three runs share the calls among them: a step has fewer attempts than the longest step has calls.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task EveryCall_ThrottledAtFirst_DecidesAsEver(int part)
    {
        var throttled = new ConcurrentDictionary<WireCall, bool>();
        var faults = new WireFaults
        {
            Handle = (call, _, send) => Part(call) == part && throttled.TryAdd(call, true) ? Task.FromResult(WireFaults.Throttled(call.Operation)) : send(),
        };
        await using var bench = await StartAsync(faults);

        await ApproveAsync(bench);
        await bench.RunToEndAsync();

        throttled.Keys.Select(call => call.Function).Distinct().Count().ShouldBeGreaterThan(4);
        var record = await ShouldHaveLeftNothingAsync(bench);
        record.Basis.ShouldNotBe(DecisionBasis.PipelineError);
        record.Criteria.ShouldNotBeEmpty();
        record.Release!.EndpointRestored.ShouldBe(true);
    }

    [Fact]
    public async Task EveryOperation_ThrottledForHours_IsRejectedInBoundedTimeAndLeavesNothing()
    {
        var failed = 0;
        foreach (var operation in (await OperationsAsync()).Where((_, index) => Fuzz.IsLong || index % Parts == 0))
        {
            DateTimeOffset? first = null;
            var refused = 0;
            Workbench? bench = null;
            var faults = new WireFaults();
            await using var owned = bench = await StartAsync(faults);
            faults.Handle = (call, _, send) =>
            {
                // An approval that cannot even be registered is another matter: its event comes again.
                if (call.Operation != operation || call.Function == "StartShadowTest")
                {
                    return send();
                }

                first ??= bench.Clock.GetUtcNow();
                return bench.Clock.GetUtcNow() >= first + Outage ? send() : Refuse();
            };

            Task<HttpResponseMessage> Refuse()
            {
                Interlocked.Increment(ref refused);
                return Task.FromResult(WireFaults.Throttled(operation));
            }

            await ApproveAsync(bench);
            await bench.RunToEndAsync();

            var record = await ShouldHaveLeftNothingAsync(bench, operation);
            refused.ShouldBeInRange(1, 100, operation);
            if (record.Criteria.Count > 0)
            {
                // What comes after the verdict alone: no failure changes it.
                record.Basis.ShouldNotBe(DecisionBasis.PipelineError, operation);
                continue;
            }

            failed++;
            (record.Decision, record.Basis).ShouldBe((Decision.Reject, DecisionBasis.PipelineError), operation);
            record.Reasons.ShouldHaveSingleItem(operation).ShouldContain("TransientServiceException", customMessage: operation);
            record.DecidedAt.ShouldBeLessThan(first!.Value + Outage + TimeSpan.FromMinutes(30), operation);
        }

        failed.ShouldBeGreaterThan(Fuzz.IsLong ? 8 : 1);
    }

    // Step Functions draws each pause between zero and the backoff: executions that were refused together do not come back together.
    [Fact]
    public void EveryRetry_BacksOffWithJitterAndComesToAnEnd()
    {
        var tasks = JsonNode.Parse(WorkflowFile.Read())!["States"]!.AsObject().Where(state => state.Value!["Type"]!.GetValue<string>() == "Task").ToList();

        tasks.Count.ShouldBeGreaterThan(6);
        foreach (var (name, task) in tasks)
        {
            // What comes between the decision and the release keeps the endpoint for as long.
            var (least, most) = name is "PublishDecision" or "NotifyBus" or "NotifyTopic" ? (20, 150) : (120, 3600);
            foreach (var retry in task!["Retry"]!.AsArray().Where(retry => retry!["MaxAttempts"]!.GetValue<int>() > 0))
            {
                retry!["JitterStrategy"]!.GetValue<string>().ShouldBe("FULL", name);
                var (interval, rate, longest) = (retry["IntervalSeconds"]!.GetValue<double>(), retry["BackoffRate"]!.GetValue<double>(), retry["MaxDelaySeconds"]!.GetValue<double>());
                rate.ShouldBeGreaterThanOrEqualTo(2, name);
                Enumerable.Range(0, retry["MaxAttempts"]!.GetValue<int>()).Sum(attempt => Math.Min(longest, interval * Math.Pow(rate, attempt)))
                    .ShouldBeInRange(least, most, name);
            }
        }
    }

    private async Task<IReadOnlyList<string>> OperationsAsync()
    {
        var seen = new ConcurrentDictionary<string, bool>();
        var faults = new WireFaults
        {
            Handle = (call, _, send) =>
            {
                if (call.Function != "StartShadowTest")
                {
                    seen.TryAdd(call.Operation, true);
                }

                return send();
            },
        };
        await using var bench = await StartAsync(faults);
        await ApproveAsync(bench);
        await bench.RunToEndAsync();
        seen.Count.ShouldBeGreaterThan(12);
        return [.. seen.Keys.Order(StringComparer.Ordinal)];
    }

    private async Task<Workbench> StartAsync(WireFaults faults)
    {
        var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read(), policy: FewChecks, configure: faults.AddClients);
        bench.ReconcileFailed = _ => { };
        return bench;
    }

    // Lambda repeats an event that failed.
    private static async Task ApproveAsync(Workbench bench)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await bench.ApproveAsync();
                return;
            }
            catch (TransientServiceException) when (attempt < 6)
            {
            }
        }
    }

    private static async Task<DecisionRecord> ShouldHaveLeftNothingAsync(Workbench bench, string? what = null)
    {
        var record = (await bench.Decisions.ListAsync(new DecisionFilter(), Token)).ShouldHaveSingleItem(what);
        record.Release.ShouldNotBeNull(what);
        (await bench.Runs.ListOpenAsync(10, Token)).ShouldBeEmpty(what);
        (await bench.Get<ILeaseStore>().FindAsync(Workbench.Endpoint, Token)).ShouldBeNull(what);
        var now = bench.Clock.GetUtcNow();
        bench.World.State.Experiments.Values.ShouldAllBe(experiment => !ExperimentLifeCycle.IsActive(ExperimentLifeCycle.StatusAt(experiment, now)), what);
        bench.World.State.Models.ContainsKey(Workbench.RunId).ShouldBe(record.Decision == Decision.Promote, what);
        return record;
    }

    private static int Part(WireCall call) => (call.Function + call.Operation).Sum(character => character) % Parts;

    private static JsonObject FewChecks(JsonObject policy)
    {
        policy["checkEvery"] = "90m";
        policy["experiment"]!["duration"] = "3h";
        return policy;
    }
}
