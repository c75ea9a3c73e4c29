namespace ShadowPipeline.Cli.Policies;

/// <summary>No stores at all.</summary>
internal sealed class NoPolicyStores : IPolicyStores
{
    public static NoPolicyStores Instance { get; } = new();

    public bool Exists(PolicyPlace place) => false;

    public Task<OpenPolicies> ReadAsync(PolicyPlace place, CancellationToken cancellationToken) => throw Missing();

    public Task<OpenPolicies> WriteAsync(PolicyPlace place, Action waiting, CancellationToken cancellationToken) => throw Missing();

    private static InvalidOperationException Missing() => new("There is no store of policies.");
}
