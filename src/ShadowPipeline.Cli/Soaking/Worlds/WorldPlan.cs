using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Worlds;

/// <summary>What a world is like.</summary>
/// <param name="Seed">Everything in it is drawn from.</param>
/// <param name="Index">Which of a soak's worlds it is.</param>
/// <param name="Runs">How many runs its approvals make, those of approvals that are repeated after a withdrawal not counted.</param>
/// <param name="Policies">Its groups and endpoints.</param>
/// <param name="Rates">How much fails.</param>
/// <param name="Burst">Whether every version is approved at once.</param>
internal sealed record WorldPlan(ulong Seed, int Index, int Runs, IReadOnlyList<StoredPolicy> Policies, FaultRates Rates, bool Burst)
{
    /// <summary>Whether anything fails at all.</summary>
    public bool Faulty => Rates.Call > 0;
}
