using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.Invariants;
using ShadowPipeline.Cli.Soaking.Worlds;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Local.Time;
using ShadowPipeline.Planning;
using ShadowPipeline.Preflights;

namespace ShadowPipeline.Cli.Soaking.Real;

/// <summary>
/// The whole local pipeline, in virtual time, over the real wire and the real engine: what is simulated elsewhere is checked here against
/// the adapters themselves.
/// </summary>
internal sealed class RealWorld(RealPlan plan, RealEngine engine, WireOptions wire)
{
    private const int Deliveries = 30;
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    private readonly FaultCounts _faults = new();
    private readonly List<Breach> _breaches = [];

    /// <summary>Lives the world to its end and tells what became of it.</summary>
    public async Task<RealResult> LiveAsync(CancellationToken cancellationToken)
    {
        var told = new Acknowledgements { At = plan.KillsAt, Happens = () => _ = Task.Run(engine.KillAsync, CancellationToken.None) };
        var clock = new VirtualClock(plan.Facts(1).StartsAt.AddSeconds(5));
        var world = new LocalWorld(plan.Scenario, plan.Facts(1), clock);
        for (var version = 2; version <= plan.Runs; version++)
        {
            world.AddModelPackage(plan.Facts(version));
        }

        await using var dynamoDb = await LocalDynamoDb.StartAsync(null, engine.Address.AbsoluteUri, cancellationToken);
        var setup = new PipelineSetup(
            clock, world, new WorldPolicies([plan.Policy], clock.GetUtcNow().AddDays(-1)), PriceTable.Default, (int)(plan.Seed % int.MaxValue))
        {
            Said = _ => { },
            Wire = wire,
        };
        var chance = plan.Chance().Fork();
        await using var pipeline = await LocalPipeline.StartAsync(
            setup,
            dynamoDb,
            LocalEvidence.Open(engine.DatabasePath),
            service => plan.Faults && service.TargetPrefix is "SageMaker" or "AWSStepFunctions" or "AWSEvents" ? new FaultyService(service, chance, _faults) : service,
            told,
            cancellationToken);
        await ApproveAsync(pipeline, clock, cancellationToken);
        await clock.Idle.WaitAsync(cancellationToken);
        await pipeline.WhenExecutionsEndAsync();
        var records = await CheckAsync(pipeline, told, cancellationToken);
        await new ToldChecks(setup.Messages, pipeline.Services.GetRequiredService<ISiteStore>(), Break).CheckAsync(records, cancellationToken);
        return new RealResult(plan, records, _faults, _breaches);
    }

    private async Task ApproveAsync(LocalPipeline pipeline, VirtualClock clock, CancellationToken cancellationToken)
    {
        using var work = clock.BeginWork();
        for (var version = 1; version <= plan.Runs; version++)
        {
            // Every event comes twice.
            await DeliverAsync(() => pipeline.ApproveAsync(plan.Approval(version)), cancellationToken);
            await DeliverAsync(() => pipeline.ApproveAsync(plan.Approval(version)), cancellationToken);
            lock (_faults)
            {
                _faults.Add(FaultKind.DuplicateEvent);
            }
        }
    }

    private async Task<List<DecisionRecord>> CheckAsync(LocalPipeline pipeline, Acknowledgements told, CancellationToken cancellationToken)
    {
        var decisions = pipeline.Services.GetRequiredService<IDecisionStore>();
        var records = new List<DecisionRecord>();
        for (var version = 1; version <= plan.Runs; version++)
        {
            var id = RunNames.For(plan.Facts(version).ModelPackageArn, plan.Group, version, plan.Policy.Policy.Endpoints[0], 1);
            if (await DeliverAsync(() => decisions.FindAsync(id, cancellationToken), cancellationToken) is not { } record)
            {
                Break(Invariant.OneDecision, $"The run {id} has no decision.");
                continue;
            }

            records.Add(record);
            if (told.Decisions.TryGetValue(id, out var acknowledged) && acknowledged != (record.Decision.ToString(), record.Basis.ToString()))
            {
                Break(
                    Invariant.DecisionStands,
                    $"The decision of {id} was {acknowledged.Decision} / {acknowledged.Basis} and is {record.Decision} / {record.Basis}.");
            }

            if (record.Release is null)
            {
                Break(Invariant.ReleaseRecorded, $"Nothing is recorded of what became of the endpoint after {id}.");
            }

            if (record.Decision == Decision.Promote)
            {
                await LocalEvidence.LoadAsync(engine.DatabasePath, record, cancellationToken);
            }
        }

        await CheckLeftAsync(pipeline, decisions, cancellationToken);
        return records;
    }

    private async Task CheckLeftAsync(LocalPipeline pipeline, IDecisionStore decisions, CancellationToken cancellationToken)
    {
        var endpoint = plan.Policy.Policy.Endpoints[0];
        var all = await DeliverAsync(() => decisions.ListAsync(new DecisionFilter(ModelPackageGroup: plan.Group), cancellationToken), cancellationToken);
        if (all.Count != plan.Runs)
        {
            Break(Invariant.OneDecision, $"{plan.Runs} versions of {plan.Group} have {all.Count} decisions.");
        }

        var runs = pipeline.Services.GetRequiredService<IRunStore>();
        if (await DeliverAsync(() => runs.HeadOfQueueAsync(endpoint, cancellationToken), cancellationToken) is { } head)
        {
            Break(Invariant.NothingLeft, $"{head} is left in the queue of {endpoint}.");
        }

        var leases = pipeline.Services.GetRequiredService<ILeaseStore>();
        if (await DeliverAsync(() => leases.FindAsync(endpoint, cancellationToken), cancellationToken) is { } lease)
        {
            Break(Invariant.NothingLeft, $"The lease of {endpoint} is left with {lease.RunId}.");
        }

        var experiments = pipeline.Services.GetRequiredService<IExperiments>();
        if (await DeliverAsync(() => experiments.FindOtherOnEndpointAsync(endpoint, "", cancellationToken), cancellationToken) is { } active)
        {
            Break(Invariant.NothingLeft, $"The experiment {active} is left on {endpoint}.");
        }
    }

    private void Break(Invariant invariant, string what) => _breaches.Add(new Breach(invariant, what, []));

    // As Lambda brings an event again, and as whoever reads asks again while the engine is gone.
    private static async Task<T> DeliverAsync<T>(Func<Task<T>> deliver, CancellationToken cancellationToken)
    {
        for (var delivery = 1; ; delivery++)
        {
            try
            {
                return await deliver();
            }
            catch (TransientServiceException) when (delivery < Deliveries)
            {
                await Task.Delay(Again, TimeProvider.System, cancellationToken);
            }
        }
    }
}
