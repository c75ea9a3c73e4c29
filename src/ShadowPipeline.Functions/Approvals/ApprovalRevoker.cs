using ShadowPipeline.Approvals;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Approvals;

/// <summary>Follows an event that says that a version is not approved.</summary>
internal sealed class ApprovalRevoker(IRunStore runs, ApprovalLoader approvals, ApprovalRegistry registry, ApprovalWithdrawal withdrawal)
{
    /// <summary>Withdraws the approval where the registry agrees.</summary>
    public async Task<Revocation> RevokeAsync(ApprovalEvent change, CancellationToken cancellationToken)
    {
        var known = await approvals.LoadAsync(change.ModelPackageArn, cancellationToken);
        if (ApprovalTransitions.Next(ApprovalChange.TakenBack, known.State, RegistryAnswer.NotAsked) == ApprovalStep.Nothing)
        {
            return new Revocation(ApprovalSentences.NeverApproved(change), ApprovedAgain: false);
        }

        var because = await registry.WithdrawnBecauseAsync(change.ModelPackageArn, cancellationToken);
        return ApprovalTransitions.Next(ApprovalChange.TakenBack, known.State, ApprovalRegistry.AnswerOf(because)) switch
        {
            ApprovalStep.Withdraw => await WithdrawAsync(change, known.Newest!, because!, cancellationToken),
            var step => new Revocation(ApprovalSentences.ApprovedAgain(change), ApprovedAgain: step == ApprovalStep.StartNext),
        };
    }

    private async Task<Revocation> WithdrawAsync(ApprovalEvent change, PackageApproval known, string because, CancellationToken cancellationToken)
    {
        if (!known.Withdrawn)
        {
            if (!await runs.TryWithdrawAsync(change.ModelPackageArn, known.Epoch, cancellationToken))
            {
                throw new TransientServiceException($"Another approval of {change.ModelPackageArn} was registered meanwhile.");
            }

            // One that was given between the question and the mark was taken for a duplicate by whoever saw its event.
            if (await registry.WithdrawnBecauseAsync(change.ModelPackageArn, cancellationToken) is null)
            {
                return new Revocation(ApprovalSentences.ApprovedAgain(change), ApprovedAgain: true);
            }

            known = known with { Withdrawn = true };
        }

        var withdrawn = await withdrawal.WithdrawAsync(change.ModelPackageArn, known, because, cancellationToken);
        return new Revocation(ApprovalSentences.Withdrawn(change, known.Epoch, withdrawn ?? []), ApprovedAgain: false);
    }
}

/// <summary>What an event that takes an approval back led to.</summary>
/// <param name="Because">One plain sentence.</param>
/// <param name="ApprovedAgain">Whether the version was withdrawn and is approved again by now: whoever asked handles that like an approval.</param>
internal sealed record Revocation(string Because, bool ApprovedAgain);
