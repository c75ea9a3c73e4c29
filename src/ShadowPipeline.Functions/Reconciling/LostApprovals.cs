using ShadowPipeline.Approvals;
using ShadowPipeline.Functions.Approvals;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;

namespace ShadowPipeline.Functions.Reconciling;

/// <summary>
/// Finds approvals whose event was lost: versions that the registry calls Approved, and of whose approval nobody was told. Of versions that were registered
/// before their group had a policy only those that had an approval of ours before: for the others shadow start is there.
/// </summary>
internal sealed class LostApprovals(
    IPolicyStore policies,
    IEndpointReader registry,
    ApprovalLoader approvals,
    ApprovalRegistrar registrar,
    Superseding superseding,
    RunQueue queue,
    FunctionSettings settings,
    TimeProvider time)
{
    /// <summary>The most approved versions of a group that are looked at, the newest of them.</summary>
    public const int MostVersions = 1000;

    /// <summary>Registers what was lost and starts it when its turn has come, as far as the look's time goes.</summary>
    public async Task LookAsync(Look look, double share, CancellationToken cancellationToken)
    {
        IReadOnlyList<GroupPolicy> groups = [];
        await look.TryAsync("policies", async () =>
        {
            groups = Rotation.From(await policies.ListAsync(cancellationToken), time.GetUtcNow()).ToList();
            return null;
        });
        foreach (var group in groups.TakeWhile(_ => look.HasTime(share)))
        {
            await LookAsync(look, share, group, cancellationToken);
        }
    }

    private async Task LookAsync(Look look, double share, GroupPolicy group, CancellationToken cancellationToken)
    {
        var name = group.Policy.Policy.ModelPackageGroup;
        IReadOnlyList<RegisteredVersion> approved = [];
        await look.TryAsync(name, async () =>
        {
            approved = await registry.ListApprovedAsync(name, DateTimeOffset.MinValue, MostVersions, cancellationToken);
            return null;
        });

        // The oldest first, as their events would have come; then those from before the policy, from another one at each look.
        var old = Rotation.From([.. approved.Where(version => version.CreatedAt < group.Since)], time.GetUtcNow());
        foreach (var version in approved.Where(version => version.CreatedAt >= group.Since).Reverse().Concat(old).TakeWhile(_ => look.HasTime(share)))
        {
            await look.TryAsync(version.ModelPackageArn, () => RegisterAsync(version, group.Policy, group.Since, "no event told of its approval", cancellationToken));
        }
    }

    /// <summary>Registers a version's approval and starts it when its turn has come; null where it has its runs, or is not approved.</summary>
    /// <param name="version">The version.</param>
    /// <param name="policy">The policy that answers its group.</param>
    /// <param name="since">What was registered before it starts nothing by itself, unless an approval of it was known and withdrawn.</param>
    /// <param name="found">Why it is registered now, in words.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Mending?> RegisterAsync(
        RegisteredVersion version, StoredPolicy policy, DateTimeOffset since, string found, CancellationToken cancellationToken)
    {
        // Approved again after a withdrawal is an approval like the first, however old the version is.
        var known = await approvals.LoadAsync(version.ModelPackageArn, cancellationToken);
        if (known.State == KnownApproval.Standing || (known.State == KnownApproval.Never && version.CreatedAt < since))
        {
            return null;
        }

        var package = await registry.ReadPackageAsync(version.ModelPackageArn, cancellationToken);
        var approval = RegisteredApproval.Of(version, policy.Policy.ModelPackageGroup, package);
        if (!ApprovalRules.Judge(approval).IsApproval)
        {
            return null;
        }

        var registered = await registrar.RegisterAsync(approval, policy, known.Newest, cancellationToken);
        foreach (var run in registered)
        {
            using var keys = RunLogKeys.Of(run, settings).Begin();
            await superseding.ApplyAsync(run, cancellationToken);
            await queue.StartHeadAsync(run.EndpointName, cancellationToken);
        }

        return registered.Count == 0
            ? null
            : new Mending($"{found}: registered {string.Join(", ", registered.Select(run => run.Id))}", Finished: true)
            {
                Runs = [.. registered.Select(run => RunLogKeys.Of(run, settings))],
            };
    }
}
