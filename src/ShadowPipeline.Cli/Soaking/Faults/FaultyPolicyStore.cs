using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>Policies behind the boundary.</summary>
internal sealed class FaultyPolicyStore(IPolicyStore inner, Boundary boundary) : IPolicyStore
{
    public Task<StoredPolicy?> FindAsync(string modelPackageGroup, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "policies.Find", () => inner.FindAsync(modelPackageGroup, cancellationToken));
}
