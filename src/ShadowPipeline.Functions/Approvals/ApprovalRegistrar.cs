using ShadowPipeline.Approvals;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Approvals;

/// <summary>Turns an approval into its runs, once, however often and however concurrently its event arrives.</summary>
internal sealed class ApprovalRegistrar(
    IRunStore runs, ApprovalLoader approvals, ApprovalRegistry registry, ApprovalWithdrawal withdrawal, TimeProvider time)
{
    private const int MostAttempts = 5;

    /// <summary>
    /// The runs of the approval: new ones, or those that an earlier event registered. None for a late duplicate of an approval that was
    /// withdrawn.
    /// </summary>
    public async Task<IReadOnlyList<Run>> RegisterAsync(ApprovalEvent approval, StoredPolicy policy, CancellationToken cancellationToken) =>
        await RegisterAsync(approval, policy, await runs.FindApprovalAsync(approval.ModelPackageArn, cancellationToken), cancellationToken);

    /// <summary>The same, where it was read already what the newest approval of the version is.</summary>
    public async Task<IReadOnlyList<Run>> RegisterAsync(
        ApprovalEvent approval, StoredPolicy policy, PackageApproval? newest, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var known = await approvals.WithRunsAsync(newest, cancellationToken);
            switch (await NextAsync(approval, known.State, cancellationToken))
            {
                case ApprovalStep.KeepRuns:
                    return known.Runs;
                case ApprovalStep.Nothing:
                    return [];
                case ApprovalStep.StartNext:
                    await withdrawal.WithdrawAsync(
                        approval.ModelPackageArn, newest!, ApprovalSentences.ApprovedAnew(approval), cancellationToken);
                    break;
            }

            var epoch = (newest?.Epoch ?? 0) + 1;
            var now = time.GetUtcNow();
            var registered = policy.Policy.Endpoints.Select(endpoint => Run.ForApproval(approval, policy.Identity, endpoint, epoch, now)).ToList();
            if (await runs.TryRegisterAsync(approval.ModelPackageArn, epoch, registered, cancellationToken))
            {
                return registered;
            }

            // Another delivery was faster: what it registered is looked at as if it had been there before.
            newest = await runs.FindApprovalAsync(approval.ModelPackageArn, cancellationToken);
        }

        throw new TransientServiceException($"The approvals of {approval.ModelPackageArn} change faster than they can be read.");
    }

    private async Task<ApprovalStep> NextAsync(ApprovalEvent approval, KnownApproval known, CancellationToken cancellationToken)
    {
        var step = ApprovalTransitions.Next(ApprovalChange.Approved, known, RegistryAnswer.NotAsked);
        if (step != ApprovalStep.AskRegistry)
        {
            return step;
        }

        var withdrawn = await registry.WithdrawnBecauseAsync(approval.ModelPackageArn, cancellationToken);
        return ApprovalTransitions.Next(ApprovalChange.Approved, known, ApprovalRegistry.AnswerOf(withdrawn));
    }
}
