using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Cli.Soaking.Running;

/// <summary>What a soak is asked to do.</summary>
/// <param name="Runs">How many runs.</param>
/// <param name="Seed">Everything is drawn from.</param>
/// <param name="Faults">Whether anything fails.</param>
internal sealed record SoakRequest(int Runs, ulong Seed, bool Faults)
{
    /// <summary>Only this one of the soak's worlds; null for all.</summary>
    public int? World { get; init; }

    /// <summary>Approve every version at once, each endpoint with a group of its own; null for the usual mixture.</summary>
    public int? BurstEndpoints { get; init; }

    /// <summary>One in so many runs goes over the real wire and the real engine; 0 for none.</summary>
    public int RealEvery { get; init; } = 100;

    /// <summary>What stands between functions and local AWS in the runs over the real wire.</summary>
    public WireOptions Wire { get; init; } = new();

    /// <summary>How often the real engine is killed meanwhile.</summary>
    public int EngineKills { get; init; }

    /// <summary>How many runs go over the real wire.</summary>
    public int RealRuns => RealEvery == 0 || World is not null || BurstEndpoints is not null ? 0 : Runs / RealEvery;

    /// <summary>How many runs a world has; the last has what is left.</summary>
    public int RunsPerWorld { get; init; } = 50;
}
