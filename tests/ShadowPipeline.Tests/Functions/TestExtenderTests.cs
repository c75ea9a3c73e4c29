using Microsoft.Extensions.Logging.Abstractions;
using ShadowPipeline.Cli.Soaking.Stores;
using ShadowPipeline.Decisions;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Measuring;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Metrics;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;
using ShadowPipeline.Tests.Functions.DynamoDb;
using ShadowPipeline.Tests.Judging;

namespace ShadowPipeline.Tests.Functions;

/// <summary>The extender against a SageMaker that grants, refuses, or grants and dies.</summary>
public sealed class TestExtenderTests
{
    private static readonly DateTimeOffset Start = SampleWindow.Start;
    private static readonly DateTimeOffset End = Start.AddHours(6);
    private static readonly DateTimeOffset Now = End.AddMinutes(-15);

    private readonly World _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ThinEvidence_AsksOnceAndConfirms()
    {
        await CheckAsync(Now);

        _world.Run.Prolongation.ShouldBe(new Prolongation(1, 0, null, End, _world.End));
        _world.Asked.ShouldHaveSingleItem().ShouldBe(_world.End);
        _world.End.ShouldBeInRange(End.AddHours(1), End.AddHours(6));

        await CheckAsync(Now.AddMinutes(4));

        _world.Run.Prolongation.ShouldBe(new Prolongation(1, 1, _world.End, End, null));
        _world.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Asked_IsCheckedAgainWithinMinutes()
    {
        var progress = await CheckAsync(Now);

        progress.Next.ShouldBe(Now.AddMinutes(4));
        progress.Note!.ShouldContain("asked to extend the test until");
    }

    [Theory]
    [InlineData(1.0, DecisionBasis.AllCriteriaPassed)]
    [InlineData(2.0, DecisionBasis.CriterionFailed)]
    public async Task DecidedEvidence_IsLookedAtOnceAndNotExtended(double slower, DecisionBasis basis)
    {
        _world.Requests = 20;
        _world.Slower = slower;

        await CheckAsync(Now);
        await CheckAsync(Now.AddMinutes(1));

        basis.ShouldBe(_world.LastBasis());
        _world.Run.Prolongation.ShouldBe(new Prolongation(1, 0, null, End, null));
        _world.Reads.ShouldBe(1, "a second look at the same end would spend the error rate again");
        _world.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refused_EndsAsScheduledAndIsNoFault()
    {
        _world.Refuses = true;

        var progress = await CheckAsync(Now);
        await CheckAsync(Now.AddMinutes(4));

        _world.Run.Prolongation.ShouldBe(new Prolongation(1, 0, null, End, null));
        _world.Asked.Count.ShouldBe(1);
        progress.Next.ShouldBe(Now.AddHours(1));
        progress.Note.ShouldBeNull();
    }

    [Fact]
    public async Task DiedBeforeAsking_AsksForTheSameEnd()
    {
        var until = End.AddHours(2);
        _world.Run = _world.Run with { Prolongation = new Prolongation(1, 0, null, End, until) };

        await CheckAsync(Now.AddMinutes(4));

        _world.Asked.ShouldHaveSingleItem().ShouldBe(until);
        _world.Reads.ShouldBe(0, "the look was kept");
    }

    [Fact]
    public async Task DiedAfterAsking_CountsOnceAndDoesNotAskAgain()
    {
        _world.DiesAfterAsking = true;
        await Should.ThrowAsync<TransientServiceException>(() => CheckAsync(Now));
        _world.DiesAfterAsking = false;

        await CheckAsync(Now.AddSeconds(5));
        await CheckAsync(Now.AddSeconds(10));

        _world.Asked.Count.ShouldBe(1);
        _world.Run.Prolongation.ShouldBe(new Prolongation(1, 1, _world.End, End, null));
    }

    [Fact]
    public async Task ConflictThoughTheFirstCallWentThrough_IsGranted()
    {
        var until = End.AddHours(2);
        _world.Run = _world.Run with { Prolongation = new Prolongation(1, 0, null, End, until) };
        _world.RefusesAfterDoing = true;

        await CheckAsync(Now.AddMinutes(4));

        _world.Run.Prolongation.ShouldBe(new Prolongation(1, 1, until, End, null));
    }

    [Fact]
    public async Task StillUpdating_IsNeitherGrantedNorRefused()
    {
        var asked = new Prolongation(1, 0, null, End, End.AddHours(2));
        _world.Run = _world.Run with { Prolongation = asked };
        _world.Refuses = true;
        _world.StatusAfterwards = "Updating";

        await CheckAsync(Now.AddMinutes(4));

        _world.Run.Prolongation.ShouldBe(asked);
    }

    [Fact]
    public async Task EvidenceThatStaysThin_IsExtendedAtMostAsThePolicyAllows()
    {
        for (var check = Now; check < Start.AddDays(10); check = check.AddMinutes(1))
        {
            if (check < _world.End)
            {
                await CheckAsync(check);
            }
        }

        _world.Run.Prolongation!.Times.ShouldBe(2);
        _world.Run.Prolongation.Looks.ShouldBe(2);
        _world.Asked.Count.ShouldBe(2);
        _world.End.ShouldBeLessThanOrEqualTo(Start.AddHours(18), "no extension is longer than the test");
    }

    [Fact]
    public async Task LongTest_IsExtendedToThirtyDaysAndNoFurther()
    {
        var end = Start.AddDays(30).AddHours(-3);
        _world.Requests = 0.1;
        _world.End = end;
        _world.Run = _world.Run with { Submission = _world.Run.Submission! with { EndTime = end } };

        await CheckAsync(end.AddMinutes(-15));
        await CheckAsync(end.AddMinutes(-11));
        await CheckAsync(Start.AddDays(30).AddMinutes(-15));

        _world.Asked.ShouldHaveSingleItem().ShouldBe(Start.AddDays(30));
    }

    private Task<ProgressAnswer> CheckAsync(DateTimeOffset now) => _world.CheckAsync(now, Token);

    /// <summary>Hand fakes of what the extender touches; anything else throws.</summary>
    private sealed class World : IMetricReader, IRunStore, IExperiments
    {
        public Run Run { get; set; } = Samples.Run("run-1") with
        {
            Baseline = Samples.WholeRun("run-1").Baseline! with { ProductionVariant = new PlannedVariant("AllTraffic", "live", "ml.m5.xlarge", 1) },
            Submission = new Submission("arn", new PlannedVariant("shadow", "run-1", "ml.m5.xlarge", 1), 100, Start, TestExtenderTests.End, Start),
        };

        private readonly EvidenceCloser _evidence;

        public World()
        {
            var store = new MemoryEvidenceStore(new Shelf());
            _evidence = new EvidenceCloser(store, new MetricArchive(store, new SeriesReader(this)), new EvidenceReader(store));
        }

        public DateTimeOffset End { get; set; } = TestExtenderTests.End;

        public double Requests { get; set; } = 2;

        public double Slower { get; set; } = 1;

        public bool Refuses { get; set; }

        public bool RefusesAfterDoing { get; set; }

        public bool DiesAfterAsking { get; set; }

        public string StatusAfterwards { get; set; } = "Running";

        public int Reads { get; private set; }

        public List<DateTimeOffset> Asked { get; } = [];

        private static Policy Policy { get; } = SampleWindow.PolicyOf(SampleWindow.CriterionOf("ModelLatency", "p50", SampleWindow.Percent(10))) with
        {
            OnInsufficientEvidence = InsufficientEvidenceAction.Extend,
            MaxExtensions = 2,
            Evidence = new EvidencePolicy { MinInvocations = 5000 },
        };

        public DecisionBasis LastBasis() => ShadowPipeline.Judging.Judge.Decide(Policy, Window(Start, TestExtenderTests.End), SampleWindow.EqualLoad).Basis;

        public async Task<ProgressAnswer> CheckAsync(DateTimeOffset now, CancellationToken cancellationToken)
        {
            var observation = new Observation(Start, null, "Running", null);
            var extender = new TestExtender(_evidence, this, this, NullLogger<TestExtender>.Instance);
            var (run, progress) = await extender.FollowAsync(
                Run, Policy, ProgressAnswer.CheckAgain(observation, now.AddHours(1)), Snapshot("Running"), now, cancellationToken);
            Run = run;
            return progress;
        }

        public Task<MetricWindow> ReadAsync(MetricRequest request, CancellationToken cancellationToken)
        {
            Reads++;
            return Task.FromResult(Window(request.Start, request.End));
        }

        public Task<Run> SaveAsync(Run run, CancellationToken cancellationToken)
        {
            Run = run with { Revision = run.Revision + 1 };
            return Task.FromResult(Run);
        }

        public Task<bool> TryMoveEndAsync(string name, DateTimeOffset end, CancellationToken cancellationToken)
        {
            Asked.Add(end);
            if (Refuses)
            {
                return Task.FromResult(false);
            }

            End = end;
            return DiesAfterAsking ? throw new TransientServiceException("The answer was lost.") : Task.FromResult(!RefusesAfterDoing);
        }

        Task<ExperimentSnapshot?> IExperiments.FindAsync(string name, CancellationToken cancellationToken) =>
            Task.FromResult<ExperimentSnapshot?>(Snapshot(StatusAfterwards));

        private ExperimentSnapshot Snapshot(string status) => new()
        {
            Name = "run-1",
            Arn = "arn",
            Status = status,
            EndpointName = "fraud-detector-prod",
            StartTime = Start,
            EndTime = End,
        };

        private MetricWindow Window(DateTimeOffset start, DateTimeOffset end)
        {
            var noise = Noise.Series(1, (int)(end - start).TotalMinutes, 0);
            return SampleWindow.Of((int)(end - start).TotalMinutes, Requests)
                .Production("ModelLatency", "p50", _ => 20_000)
                .Shadow("ModelLatency", "p50", minute => 20_000 * Slower * Math.Exp(0.01 * noise[minute])).Build();
        }

        Task<PackageApproval?> IRunStore.FindApprovalAsync(string modelPackageArn, CancellationToken cancellationToken) => throw Unexpected();

        Task<bool> IRunStore.TryWithdrawAsync(string modelPackageArn, int epoch, CancellationToken cancellationToken) => throw Unexpected();

        Task<IReadOnlyList<string>> IRunStore.ListQueueAsync(string endpointName, int limit, CancellationToken cancellationToken) => throw Unexpected();

        Task<bool> IRunStore.TryRegisterAsync(string modelPackageArn, int epoch, IReadOnlyList<Run> runs, CancellationToken cancellationToken) => throw Unexpected();

        Task<Run?> IRunStore.FindAsync(string runId, CancellationToken cancellationToken) => throw Unexpected();

        Task<string?> IRunStore.HeadOfQueueAsync(string endpointName, CancellationToken cancellationToken) => throw Unexpected();

        Task IRunStore.LeaveQueueAsync(Run run, CancellationToken cancellationToken) => throw Unexpected();

        Task<IReadOnlyList<OpenRun>> IRunStore.ListOpenAsync(int limit, CancellationToken cancellationToken) => throw Unexpected();

        Task<string?> IExperiments.FindOtherOnEndpointAsync(string endpointName, string ownName, CancellationToken cancellationToken) => throw Unexpected();

        Task IExperiments.EnsureModelAsync(ExperimentPlan plan, CancellationToken cancellationToken) => throw Unexpected();

        Task<bool> IExperiments.TryCreateAsync(ExperimentPlan plan, CancellationToken cancellationToken) => throw Unexpected();

        Task<bool> IExperiments.TryStartAsync(string name, CancellationToken cancellationToken) => throw Unexpected();

        Task<bool> IExperiments.TryStopAsync(ExperimentSnapshot experiment, string reason, CancellationToken cancellationToken) => throw Unexpected();

        Task<bool> IExperiments.DeleteModelAsync(string modelName, string modelPackageArn, CancellationToken cancellationToken) => throw Unexpected();

        private static InvalidOperationException Unexpected() => new("The extender was not expected to ask for that.");
    }
}
