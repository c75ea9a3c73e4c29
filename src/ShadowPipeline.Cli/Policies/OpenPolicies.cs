using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Policies;

/// <summary>A store for as long as it is open.</summary>
/// <param name="store">The store.</param>
/// <param name="parts">What is closed with it, the last first.</param>
internal sealed class OpenPolicies(IVersionedPolicyStore store, params IReadOnlyList<object> parts) : IAsyncDisposable
{
    /// <summary>The store.</summary>
    public IVersionedPolicyStore Store => store;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var part in parts.Reverse())
        {
            if (part is IAsyncDisposable closing)
            {
                await closing.DisposeAsync();
            }
            else
            {
                ((IDisposable)part).Dispose();
            }
        }
    }
}
