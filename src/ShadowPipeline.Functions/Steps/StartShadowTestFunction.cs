using System.Text.Json;
using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Approvals;
using ShadowPipeline.Functions.Approvals;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;

namespace ShadowPipeline.Functions.Steps;

/// <summary>A version's approval changed: registers the runs of a new one and starts those whose turn it is, or withdraws those of an old one.</summary>
internal sealed class StartShadowTestFunction(
    IPolicyStore policies,
    IRunStore approvals,
    IDrainStore drains,
    ApprovalRegistrar registrar,
    ApprovalRevoker revoker,
    Superseding superseding,
    RunQueue queue,
    FunctionSettings settings,
    EmbeddedMetrics metrics,
    ILogger<StartShadowTestFunction> logger)
{
    /// <summary>Safe to repeat: the same approval has the same runs, and what is withdrawn stays so.</summary>
    [LambdaFunction]
    public async Task<StartAnswer> StartShadowTest(JsonElement input)
    {
        var change = ApprovalEventReader.Read(input);
        if (ElsewhereBecause(change) is { } elsewhere)
        {
            logger.Elsewhere(change.ModelPackageArn, elsewhere);
            metrics.Count("ApprovalsFromElsewhere");
            return Nothing(elsewhere);
        }

        return ApprovalRules.ChangeOf(change) switch
        {
            ApprovalChange.Approved => await ApproveAsync(change),
            ApprovalChange.TakenBack => await RevokeAsync(change),
            _ => Nothing(ApprovalRules.Judge(change).Reason!),
        };
    }

    private async Task<StartAnswer> ApproveAsync(ApprovalEvent approval)
    {
        var approved = approvals.FindApprovalAsync(approval.ModelPackageArn, CancellationToken.None);
        var draining = drains.FindAsync(CancellationToken.None);
        var (policy, known, drain) = (await policies.FindAsync(approval.ModelPackageGroup, CancellationToken.None), await approved, await draining);
        if (policy is null)
        {
            logger.NoPolicy(approval.ModelPackageGroup, approval.ModelPackageArn);
            metrics.Count("ApprovalsWithoutPolicy", ("ModelPackageGroup", approval.ModelPackageGroup));
            return Nothing($"No policy answers the model package group {approval.ModelPackageGroup}.");
        }

        if (drain is not null)
        {
            return await HoldAsync(approval, drain);
        }

        var runs = await registrar.RegisterAsync(approval, policy, known, CancellationToken.None);
        foreach (var run in runs)
        {
            using var scope = RunLogKeys.Of(run, settings).Begin();
            await superseding.ApplyAsync(run, CancellationToken.None);
            var head = await queue.StartHeadAsync(run.EndpointName, CancellationToken.None);
            logger.RunRegistered(run.EndpointName, approval.ModelPackageArn, head ?? "none");
        }

        return runs.Count == 0
            ? Nothing(ApprovalSentences.LateDuplicate(approval))
            : new StartAnswer(true, null, [.. runs.Select(run => run.Id)]);
    }

    // What has its runs already is found to have them, when it is let go.
    private async Task<StartAnswer> HoldAsync(ApprovalEvent approval, Drain drain)
    {
        var held = new HeldApproval(approval.ModelPackageArn, approval.ModelPackageGroup, approval.ModelPackageVersion, approval.Time);
        await drains.HoldAsync(held, CancellationToken.None);
        return Nothing($"{drain.Because} The approval is remembered and tested when the drain has ended.");
    }

    private async Task<StartAnswer> RevokeAsync(ApprovalEvent change)
    {
        var revocation = await revoker.RevokeAsync(change, CancellationToken.None);
        return revocation.ApprovedAgain ? await ApproveAsync(change) : Nothing(revocation.Because);
    }

    private string? ElsewhereBecause(ApprovalEvent change) =>
        settings.Place is var (account, region) && (account, region) != (change.Account, change.Region)
            ? ApprovalSentences.Elsewhere(change, account, region)
            : null;

    private StartAnswer Nothing(string reason)
    {
        logger.NothingStarted(reason);
        return new StartAnswer(false, reason, []);
    }
}
