using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Messages;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Local.Time;
using ShadowPipeline.Preflights;

namespace ShadowPipeline.Cli.Running;

/// <summary>What the local pipeline is made of.</summary>
/// <param name="Clock">Its time, which the world follows too.</param>
/// <param name="World">The account: registry, endpoints, traffic.</param>
/// <param name="Policies">What answers approvals.</param>
/// <param name="Prices">What instances cost.</param>
/// <param name="Seed">Of the workflow's chance.</param>
internal sealed record PipelineSetup(LocalClock Clock, LocalWorld World, IPolicyStore Policies, PriceTable Prices, int Seed)
{
    /// <summary>The port of local AWS; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Hears of every request to local AWS.</summary>
    public Action<ServedRequest>? Watch { get; init; }

    /// <summary>Hears what became of events that functions were sent; null where a function's failure is thrown instead.</summary>
    public Action<string>? Said { get; init; }

    /// <summary>Keeps what the workflow tells.</summary>
    public MessageLog Messages { get; init; } = new();

    /// <summary>What stands between callers and local AWS.</summary>
    public WireOptions Wire { get; init; } = new();

    /// <summary>The world of one approval event.</summary>
    public static PipelineSetup For(RunInput input, LocalClock clock) =>
        new(clock, new LocalWorld(input.Scenario, input.Facts, clock), input.Policies, input.Prices, input.Seed);
}
