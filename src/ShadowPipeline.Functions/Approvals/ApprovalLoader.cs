using ShadowPipeline.Approvals;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Approvals;

/// <summary>Loads what is known of a version's approvals, as far as the rules ask for it.</summary>
internal sealed class ApprovalLoader(IRunStore runs, RunLoader loader)
{
    /// <summary>The newest approval with its runs; <see cref="LoadedApproval.Never"/> when there is none.</summary>
    public async Task<LoadedApproval> LoadAsync(string modelPackageArn, CancellationToken cancellationToken) =>
        await WithRunsAsync(await runs.FindApprovalAsync(modelPackageArn, cancellationToken), cancellationToken);

    /// <summary>The same, where the approval itself was read already.</summary>
    public async Task<LoadedApproval> WithRunsAsync(PackageApproval? newest, CancellationToken cancellationToken)
    {
        var loaded = new List<Run>();

        // The runs of a withdrawn approval tell nothing more about it.
        foreach (var id in newest is { Withdrawn: false } ? newest.RunIds : [])
        {
            loaded.Add(await loader.LoadAsync(id, cancellationToken));
        }

        return newest is null ? LoadedApproval.Never : new LoadedApproval(newest, loaded);
    }
}

/// <summary>What is known of a version's approvals.</summary>
/// <param name="Newest">The newest approval; null when the version never had one.</param>
/// <param name="Runs">Its runs; none where it is withdrawn.</param>
internal sealed record LoadedApproval(PackageApproval? Newest, IReadOnlyList<Run> Runs)
{
    /// <summary>Of a version that never was approved.</summary>
    public static readonly LoadedApproval Never = new(null, []);

    /// <summary>As the rules take it. A run may have found in the registry what no event has told yet.</summary>
    public KnownApproval State =>
        Newest is null ? KnownApproval.Never
        : Newest.Withdrawn || Runs.Any(Withdrawals.IsWithdrawn) ? KnownApproval.Withdrawn
        : KnownApproval.Standing;
}
