using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Policies;

/// <summary>Opens stores of policies; making this must cost nothing.</summary>
internal interface IPolicyStores
{
    /// <summary>Whether there is anything to read: no command that only reads creates a database.</summary>
    bool Exists(PolicyPlace place);

    /// <summary>Opens a store to read from it.</summary>
    Task<OpenPolicies> ReadAsync(PolicyPlace place, CancellationToken cancellationToken);

    /// <summary>Opens a store to write to it; waits for others who write to the same database file.</summary>
    Task<OpenPolicies> WriteAsync(PolicyPlace place, Action waiting, CancellationToken cancellationToken);
}

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
