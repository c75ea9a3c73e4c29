using Amazon.SageMaker;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Tests.Cli.Soaking;

public sealed class LocalExperimentsTests : ExperimentsContract
{
    private protected override async Task<IExperimentsBench> StartAsync()
    {
        var start = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
        var clock = new VirtualClock(start);
        var facts = new WorldFacts("111122223333", "eu-west-1", Package, "fraud-detector", 7, [Endpoint], null, start, 1);
        var world = new LocalWorld(Scenario.Healthy, facts, clock);
        var server = await LocalAwsServer.StartAsync(world.Services, guard: SignatureVerifier.ForLocal(facts.Region), cancellationToken: TestContext.Current.CancellationToken);
        return new Bench(server, clock, LocalClients.Configured(new AmazonSageMakerConfig(), server.Address, facts.Region));
    }

    private sealed class Bench : IExperimentsBench
    {
        private readonly LocalAwsServer _server;
        private readonly VirtualClock _clock;
        private readonly AmazonSageMakerClient _client;
        private readonly IDisposable _work;

        public Bench(LocalAwsServer server, VirtualClock clock, AmazonSageMakerConfig config)
        {
            (_server, _clock) = (server, clock);
            _work = clock.BeginWork();
            _client = new AmazonSageMakerClient(LocalClients.Credentials, config);
            Experiments = new SageMakerExperiments(_client);
            Endpoints = new SageMakerEndpointReader(_client);
        }

        public IExperiments Experiments { get; }

        public IEndpointReader Endpoints { get; }

        public DateTimeOffset Now => _clock.GetUtcNow();

        public Task AdvanceAsync(TimeSpan span) => _clock.WaitUntilAsync(_clock.GetUtcNow() + span, TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            _work.Dispose();
            _client.Dispose();
            await _server.DisposeAsync();
        }
    }
}
