using ShadowPipeline.Cli.Soaking.Invariants;
using ShadowPipeline.Cli.Soaking.Running;
using ShadowPipeline.Cli.Soaking.Simulation;

namespace ShadowPipeline.Cli.Soaking.Real;

/// <summary>Lives the worlds of a soak that go over the real wire, a few at once, against one real engine.</summary>
internal sealed class RealSoak(SoakRequest request)
{
    private const int RunsPerWorld = 5;
    private const int AtOnce = 2;

    // A run calls its functions about so often before it is decided.
    private const int CallsPerRun = 8;

    /// <summary>How often the engine was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Lives them all; in their order.</summary>
    public async Task<IReadOnlyList<RealResult>> RunAsync(CancellationToken cancellationToken)
    {
        var plans = Plans();
        if (plans.Count == 0)
        {
            return [];
        }

        await using var engine = await RealEngine.StartAsync(cancellationToken);
        var results = new RealResult[plans.Count];
        await Parallel.ForEachAsync(
            plans,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (plan, token) => results[plan.Index] = await LiveAsync(plan, engine, token));
        Kills = engine.Kills;
        return results;
    }

    private async Task<RealResult> LiveAsync(RealPlan plan, RealEngine engine, CancellationToken cancellationToken)
    {
        try
        {
            return await new RealWorld(plan, engine, request.Wire).LiveAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var breach = new Breach(Invariant.WorldHolds, $"{exception.GetType().Name}: {exception.Message}", exception.StackTrace?.Split('\n') ?? []);
            return new RealResult(plan, [], new Faults.FaultCounts(), [breach]);
        }
    }

    private List<RealPlan> Plans()
    {
        var chance = new Chance(Chance.Mix(request.Seed, "kills"));
        var sizes = Enumerable.Repeat(RunsPerWorld, request.RealRuns / RunsPerWorld).Append(request.RealRuns % RunsPerWorld).Where(size => size > 0).ToList();
        var kills = sizes.Select(_ => new List<int>()).ToList();
        for (var kill = 0; kill < request.EngineKills && kills.Count > 0; kill++)
        {
            var world = kill % kills.Count;
            kills[world].Add(1 + chance.Below(CallsPerRun * sizes[world]));
        }

        return [.. sizes.Select((size, index) => new RealPlan(request.Seed, index, size, request.Faults, kills[index]))];
    }
}
