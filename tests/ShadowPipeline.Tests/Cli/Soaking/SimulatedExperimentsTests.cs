using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.SageMaker;
using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Tests.Cli.Soaking;

public sealed class SimulatedExperimentsTests : ExperimentsContract
{
    private protected override Task<IExperimentsBench> StartAsync() => Task.FromResult<IExperimentsBench>(new Bench());

    private sealed class Bench : IExperimentsBench
    {
        private readonly EventLoop _loop = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));
        private readonly Trace _trace;

        public Bench()
        {
            _trace = new Trace(_loop);
            var pace = new SageMakerPace(new Chance(1), new FaultPlan(new Chance(2), FaultRates.None, _loop, _trace));
            var sageMaker = new SimulatedSageMaker(_loop, pace, _trace);
            sageMaker.Models.Add("live", "");
            sageMaker.Endpoints.Add(
                Endpoint, new SimulatedEndpoint(Endpoint, new SimulatedConfig("original", new PlannedVariant("live", "live", "ml.m5.large", 1), null)));
            var package = new SimulatedPackage(Package, "fraud-detector", 7, Truth.Good, _loop.Now);
            package.Change(SimulatedPackage.Approved, _loop.Now);
            sageMaker.Packages.Add(Package, package);
            Experiments = new SimulatedExperiments(sageMaker);
            Endpoints = new SimulatedEndpointReader(sageMaker);
        }

        public IExperiments Experiments { get; }

        public IEndpointReader Endpoints { get; }

        public DateTimeOffset Now => _loop.Now;

        public Task AdvanceAsync(TimeSpan span)
        {
            _loop.RunUntil(_loop.Now + span);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            _trace.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
