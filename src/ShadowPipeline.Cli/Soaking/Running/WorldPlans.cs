using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Cli.Soaking.Worlds;

namespace ShadowPipeline.Cli.Soaking.Running;

/// <summary>Divides a soak into worlds.</summary>
internal static class WorldPlans
{
    /// <summary>The worlds of a soak, in order.</summary>
    public static IEnumerable<WorldPlan> Of(SoakRequest request)
    {
        if (request.BurstEndpoints is { } endpoints)
        {
            yield return new WorldPlan(request.Seed, 0, request.Runs, SoakPolicies.Separate(endpoints), Rates(request, 0), Burst: true);
            yield break;
        }

        // One world of a soak is the same with the others as alone.
        var left = request.Runs - (request with { World = null }).RealRuns;
        for (var index = 0; left > 0; index++)
        {
            var runs = Math.Min(left, request.RunsPerWorld);
            left -= runs;
            if (request.World is null || request.World == index)
            {
                yield return new WorldPlan(request.Seed, index, runs, SoakPolicies.Mixed, Rates(request, index), Burst: false);
            }
        }
    }

    private static FaultRates Rates(SoakRequest request, int index) => !request.Faults
        ? FaultRates.None
        : Chance.UnitOf(Chance.Mix(Chance.Mix(request.Seed, "rates"), (ulong)index)) < 0.2 ? FaultRates.Storm : FaultRates.Usual;
}
