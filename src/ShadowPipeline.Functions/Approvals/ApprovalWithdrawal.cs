using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Approvals;

/// <summary>Withdraws an approval with all of its runs.</summary>
internal sealed class ApprovalWithdrawal(IRunStore runs, RunWithdrawal withdrawal)
{
    /// <summary>
    /// The ids of the runs that decided ApprovalWithdrawn; null when a newer approval has come meanwhile. The mark comes first, so that
    /// an approval that is given from then on is known for a new one; a crash before the last run heals when any event comes again.
    /// </summary>
    public async Task<IReadOnlyList<string>?> WithdrawAsync(
        string modelPackageArn, PackageApproval known, string because, CancellationToken cancellationToken)
    {
        if (!known.Withdrawn && !await runs.TryWithdrawAsync(modelPackageArn, known.Epoch, cancellationToken))
        {
            return null;
        }

        var withdrawn = new List<string>();
        foreach (var runId in known.RunIds)
        {
            if (await withdrawal.WithdrawAsync(runId, because, cancellationToken))
            {
                withdrawn.Add(runId);
            }
        }

        return withdrawn;
    }
}
