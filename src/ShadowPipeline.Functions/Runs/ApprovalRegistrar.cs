using ShadowPipeline.Approvals;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Turns an approval into its runs, once, however often and however concurrently its event arrives.</summary>
internal sealed class ApprovalRegistrar(IRunStore runs, RunLoader loader, TimeProvider time)
{
    /// <summary>The runs of the approval: new ones, or those that an earlier event registered.</summary>
    public async Task<IReadOnlyList<Run>> RegisterAsync(ApprovalEvent approval, StoredPolicy policy, CancellationToken cancellationToken)
    {
        if (await runs.FindApprovalAsync(approval.ModelPackageArn, cancellationToken) is { } known)
        {
            return await LoadAsync(known, cancellationToken);
        }

        const int firstEpoch = 1;
        var now = time.GetUtcNow();
        var registered = policy.Policy.Endpoints.Select(endpoint => Run.ForApproval(approval, policy.Identity, endpoint, firstEpoch, now)).ToList();
        if (await runs.TryRegisterAsync(approval.ModelPackageArn, firstEpoch, registered, cancellationToken))
        {
            return registered;
        }

        // Another delivery of the same change was faster: its runs are the runs.
        var winner = await runs.FindApprovalAsync(approval.ModelPackageArn, cancellationToken);
        return winner is null
            ? throw new TransientServiceException($"The approval of {approval.ModelPackageArn} was refused but cannot be read yet.")
            : await LoadAsync(winner, cancellationToken);
    }

    private async Task<IReadOnlyList<Run>> LoadAsync(PackageApproval known, CancellationToken cancellationToken)
    {
        var loaded = new List<Run>(known.RunIds.Count);
        foreach (var id in known.RunIds)
        {
            loaded.Add(await loader.LoadAsync(id, cancellationToken));
        }

        return loaded;
    }
}
