using ShadowPipeline.Cli.Soaking.SageMaker;
using ShadowPipeline.Cli.Soaking.Worlds;
using ShadowPipeline.Decisions;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Cli.Soaking.Invariants;

/// <summary>Holds the runs against what the registry went through.</summary>
internal sealed class ApprovalChecks(World world)
{
    // A function asks the registry, and then settles the Promote; its clock may be off besides.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(70);

    /// <summary>Checks every version.</summary>
    public void Check()
    {
        var runs = world.Runs.Registered.Values.Select(one => one.Run).ToLookup(run => run.ModelPackageArn, StringComparer.Ordinal);
        foreach (var package in world.SageMaker.Packages.Values)
        {
            Check(package, [.. runs[package.Arn]]);
        }
    }

    private void Check(SimulatedPackage package, IReadOnlyList<Run> runs)
    {
        var known = world.Stores.Runs.FindApprovalAsync(package.Arn, CancellationToken.None).GetAwaiter().GetResult();
        var epochs = known?.Epoch ?? 0;
        world.Breaches.Unless(
            epochs <= package.Approvals,
            Invariant.ApprovalHasRuns,
            () => $"{package.Arn} was approved {package.Approvals} times, and {epochs} approvals have runs.",
            package.Arn);
        var endpoints = world.Policy(package.Group).Endpoints.Count;
        world.Breaches.Unless(
            runs.Count == epochs * endpoints,
            Invariant.ApprovalHasRuns,
            () => $"{package.Arn} has {runs.Count} runs of {epochs} approvals on {endpoints} endpoints.",
            package.Arn);
        world.Breaches.Unless(
            package.Approval != SimulatedPackage.Approved || known is { Withdrawn: false },
            Invariant.ApprovalHasRuns,
            () => $"{package.Arn} is approved, and no approval of it stands.",
            package.Arn);
        foreach (var run in runs)
        {
            world.Breaches.Unless(
                !(world.Decisions.Acknowledged.TryGetValue(run.Id, out var decision) && decision.Decision == Decision.Promote)
                    || package.WasApproved(decision.DecidedAt - Settling, decision.DecidedAt),
                Invariant.WithdrawalCounts,
                () => $"{run.Id} was promoted at {decision!.DecidedAt:O}, when its version was not approved.",
                run.Id,
                package.Arn);
        }
    }
}
