using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Policies;

/// <summary>A store for as long as it is open.</summary>
/// <param name="store">The store.</param>
/// <param name="part">What is closed with it; null when there is nothing.</param>
internal sealed class OpenPolicies(IVersionedPolicyStore store, IAsyncDisposable? part = null) : IAsyncDisposable
{
    /// <summary>The store.</summary>
    public IVersionedPolicyStore Store => store;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => part?.DisposeAsync() ?? ValueTask.CompletedTask;
}
