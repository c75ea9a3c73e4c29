using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Policies;

/// <summary>The policies of a deployment; what the account refuses is said in a user's words.</summary>
internal sealed class AccountPolicyStore(AwsAccount account, IVersionedPolicyStore inner) : IVersionedPolicyStore
{
    private const string Reading = "dynamodb:Query, dynamodb:GetItem and dynamodb:Scan on it";
    private const string Writing = "dynamodb:PutItem on it";

    public Task<StoredPolicy?> FindAsync(string modelPackageGroup, CancellationToken cancellationToken) =>
        ExplainAsync(Reading, () => inner.FindAsync(modelPackageGroup, cancellationToken));

    public Task<IReadOnlyList<GroupPolicy>> ListAsync(CancellationToken cancellationToken) =>
        ExplainAsync(Reading, () => inner.ListAsync(cancellationToken));

    public Task<StoredPolicy> SaveAsync(Policy policy, CancellationToken cancellationToken) =>
        ExplainAsync(Writing, () => inner.SaveAsync(policy, cancellationToken));

    public Task<StoredPolicy?> TrySaveAsync(Policy policy, int standing, CancellationToken cancellationToken) =>
        ExplainAsync(Writing, () => inner.TrySaveAsync(policy, standing, cancellationToken));

    public Task<PolicyVersion?> FindVersionAsync(string modelPackageGroup, int version, CancellationToken cancellationToken) =>
        ExplainAsync(Reading, () => inner.FindVersionAsync(modelPackageGroup, version, cancellationToken));

    public Task<IReadOnlyList<PolicyVersion>> ListVersionsAsync(string? modelPackageGroup, CancellationToken cancellationToken) =>
        ExplainAsync(Reading, () => inner.ListVersionsAsync(modelPackageGroup, cancellationToken));

    private Task<T> ExplainAsync<T>(string permissions, Func<Task<T>> call) =>
        AccountFaults.ExplainAsync(account, account.Tables.Policies, permissions, call);
}
