using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.Invariants;
using ShadowPipeline.Cli.Soaking.SageMaker;
using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Cli.Soaking.Stores;
using ShadowPipeline.Cli.Soaking.Workflow;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Soaking.Worlds;

/// <summary>
/// One deterministic simulation: the real functions and the real state machine, on one thread, in virtual time, over simulated services.
/// </summary>
internal sealed class World : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    // Deployed it is every quarter of an hour; so many looks at a world in order would be most of its life.
    private static readonly TimeSpan ReconcileEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan FaultsAfterLastChange = TimeSpan.FromHours(8);
    private static readonly byte[] Schedule = Encoding.UTF8.GetBytes("""{"source":"aws.events","detail-type":"Scheduled Event"}""");

    private static readonly string[] FunctionNames =
    [
        "StartShadowTest", "AcquireEndpoint", "ResolveProductionVariant", "SubmitExperiment", "PollExperiment", "EvaluateMetrics", "RecordDecision",
        "PublishDecision", "ReleaseEndpoint", "ReconcileRuns",
    ];

    private readonly WorldPlan _plan;
    private readonly EventDelivery _delivery;
    private readonly Registry _registry;
    private readonly Humans _humans;
    private readonly ServiceProvider _services;
    private readonly Chance _chance;

    private World(WorldPlan plan, WorldParts parts)
    {
        _plan = plan;
        var seed = Chance.Mix(plan.Seed, (ulong)plan.Index);
        _chance = new Chance(seed);
        Loop = new EventLoop(Start);
        Trace = new Trace(Loop);
        Faults = new FaultPlan(_chance.Fork(), plan.Rates, Loop, Trace);
        Breaches = new Breaches(Trace);
        SageMaker = new SimulatedSageMaker(Loop, new SageMakerPace(_chance.Fork(), Faults), Trace);
        foreach (var endpoint in plan.Policies.SelectMany(policy => policy.Policy.Endpoints).Distinct())
        {
            SageMaker.Models.Add("live-" + endpoint, "");
            var production = new PlannedVariant("live", "live-" + endpoint, "ml.m5.large", 1);
            SageMaker.Endpoints.Add(endpoint, new SimulatedEndpoint(endpoint, new SimulatedConfig(SageMaker.NextConfig(), production, null)));
        }

        Stores = WorldStores.InMemory(plan, Start);
        Runs = new RunWatch(Stores.Runs, Loop, Trace);
        Decisions = new DecisionWatch(parts.Decisions(Stores.Decisions), Breaches, Trace);
        Workflow = new SimulatedWorkflow(
            StateMachineDefinition.Load(parts.Workflow(), Substitutions()), Loop, Trace, Chance.Mix(seed, "jitter"));
        Notices = new NoticeDesk(Loop, Faults, Breaches, Trace);
        Workflow.Notices = parts.Notices(Notices);
        var boundary = new Boundary(Loop, Faults, _chance.Fork());
        _services = new ServiceCollection()
            .AddLogging()
            .AddShadowTest(
                new FunctionSettings("soak-", "arn:aws:states:eu-west-1:111122223333:stateMachine:shadow-test", "evidence"),
                new SimulatedClock(Loop, skew: () => Invocation.Current?.Skew ?? TimeSpan.Zero),
                TextWriter.Null)
            .AddSingleton<IPolicyStore>(new FaultyPolicyStore(Stores.Policies, boundary))
            .AddSingleton<IRunStore>(new FaultyRunStore(Runs, boundary))
            .AddSingleton<ILeaseStore>(new FaultyLeaseStore(new LeaseWatch(parts.Leases(Stores.Leases), Breaches, Loop, Trace), boundary))
            .AddSingleton<IDrainStore>(new FaultyDrainStore(Stores.Drains, boundary))
            .AddSingleton<IDecisionStore>(new FaultyDecisionStore(Decisions, boundary))
            .AddSingleton<IEvidenceStore>(new FaultyEvidenceStore(Stores.Evidence, boundary))
            .AddSingleton<ISiteStore>(new FaultySiteStore(parts.Site(Stores.Site), boundary))
            .AddSingleton<IReportRenderer>(new BriefReports())
            .AddSingleton<IIndexFormat>(new BriefIndex())
            .AddSingleton<IExperiments>(new FaultyExperiments(parts.Experiments(new SimulatedExperiments(SageMaker)), boundary))
            .AddSingleton<IEndpointReader>(new FaultyEndpointReader(new SimulatedEndpointReader(SageMaker), boundary))
            .AddSingleton<IMetricReader>(new FaultyMetricReader(new SimulatedMetrics(SageMaker, Loop, seed), boundary))
            .AddSingleton<IWorkflow>(new FaultyWorkflow(Workflow, boundary))
            .BuildServiceProvider();
        Functions = new FunctionHost(new FunctionDirectory(_services), Loop, Faults, Trace);
        Workflow.Functions = Functions;
        _delivery = new EventDelivery(Functions, Loop, Faults, Trace);
        _registry = new Registry(plan, SageMaker, _delivery, Loop, Faults, _chance.Fork(), Trace);
        _humans = new Humans(SageMaker, Workflow, Loop, Faults, _chance.Fork());
        new LiveChecks(this).Watch();
    }

    public EventLoop Loop { get; }

    public Trace Trace { get; }

    public FaultPlan Faults { get; }

    public Breaches Breaches { get; }

    public SimulatedSageMaker SageMaker { get; }

    public SimulatedWorkflow Workflow { get; }

    public FunctionHost Functions { get; }

    public NoticeDesk Notices { get; }

    public WorldStores Stores { get; }

    public RunWatch Runs { get; }

    public DecisionWatch Decisions { get; }

    /// <summary>Lives a world to its end and tells what became of it.</summary>
    public static WorldResult Live(WorldPlan plan, WorldParts parts)
    {
        using var world = new World(plan, parts);
        return world.Live();
    }

    public void Dispose()
    {
        _services.Dispose();
        Stores.Dispose();
        Trace.Dispose();
    }

    /// <summary>The policy of a group.</summary>
    public Policy Policy(string group) => _plan.Policies.First(policy => policy.Policy.ModelPackageGroup == group).Policy;

    /// <summary>An execution ended badly: its event goes to ReconcileRuns.</summary>
    public void SendStatusChange(SimulatedExecution execution) =>
        _delivery.Send("ReconcileRuns", execution.Identity.Name, SimulatedWorkflow.StatusChange(execution));

    private WorldResult Live()
    {
        try
        {
            _registry.Plan();
            PlanFaults();
            ComeToRest();
            if (Breaches.Found.Count == 0)
            {
                new FinalChecks(this).Check();
            }
        }
#pragma warning disable CA1031 // What the simulation itself fails with is a finding like any other.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Breaches.Add(Invariant.WorldHolds, $"{exception.GetType().Name}: {exception.Message} {exception.StackTrace}");
        }

        var decided = Decisions.Acknowledged.Values;
        return new WorldResult(
            _plan,
            Runs.Registered.Count,
            decided.GroupBy(record => record.Basis).ToDictionary(basis => basis.Key, basis => basis.Count()),
            decided.Count(record => record.Decision == ShadowPipeline.Decisions.Decision.Promote),
            Faults.Counts,
            Breaches.Found,
            Trace.Hash());
    }

    private void PlanFaults()
    {
        Faults.Until = _registry.Last + FaultsAfterLastChange;
        if (!_plan.Faulty)
        {
            return;
        }

        _humans.Plan(acts: 1 + (_plan.Runs / 4), Faults.Until);
        for (var outages = _chance.Below(3); outages > 0; outages--)
        {
            var from = Loop.Now + _chance.Between(TimeSpan.Zero, Faults.Until - Loop.Now);
            var target = _chance.Pick(CallTarget.DynamoDb, CallTarget.SageMaker);
            Faults.AddOutage(target, from, from + _chance.Between(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(25)));
        }
    }

    // Everything planned has happened, nothing runs, and the schedule looked a few times more without anything to do.
    private void ComeToRest()
    {
        const int looksAtRest = 3;
        var patience = Faults.Until + TimeSpan.FromDays(20);
        Reconcile();
        for (var quiet = 0; quiet < looksAtRest && Breaches.Found.Count == 0;)
        {
            Loop.RunUntil(Loop.Now + ReconcileEvery);
            quiet = IsQuiet() ? quiet + 1 : 0;
            if (Loop.Now > patience)
            {
                Breaches.Add(Invariant.ComesToRest, $"{Workflow.Running} executions still run 20 days after the last fault.");
                return;
            }

            Reconcile();
        }

        Loop.RunUntil(Loop.Now + ReconcileEvery);
    }

    private bool IsQuiet() =>
        Loop.Now > Faults.Until && _registry.ToCome == 0 && _delivery.OnTheirWay == 0 && Workflow.Running == 0 && Functions.Running == 0
        && SageMaker.Endpoints.Values.All(endpoint => endpoint.Changing == 0 && SageMaker.ActiveOn(endpoint) is not { Ours: true })
        && SageMaker.Endpoints.Keys.All(endpoint => Stores.Runs.HeadOfQueueAsync(endpoint, CancellationToken.None).GetAwaiter().GetResult() is null);

    private void Reconcile() => Loop.After(TimeSpan.Zero, () => Loop.Observe(Functions.InvokeAsync("ReconcileRuns", "schedule", Schedule)));

    private static Dictionary<string, string> Substitutions() =>
        FunctionNames.Select(name => KeyValuePair.Create(name + "Arn", SimulatedWorkflow.FunctionPrefix + name))
            .Concat(LocalNotices.Substitutions("arn:aws:sns:eu-west-1:111122223333:shadow-decisions"))
            .ToDictionary(StringComparer.Ordinal);
}
