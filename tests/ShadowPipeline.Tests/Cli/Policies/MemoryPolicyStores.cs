using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Soaking.Stores;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Tests.Cli.Policies;

/// <summary>One store in memory for every place, at one moment.</summary>
internal sealed class MemoryPolicyStores : IPolicyStores
{
    public MemoryPolicyStore Store { get; } = new(new VirtualClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)));

    /// <summary>Whether the database is there.</summary>
    public bool Created { get; set; }

    /// <summary>Runs between the opening of the store and the command's work with it.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public bool Exists(string databasePath) => Created;

    public Task<OpenPolicies> ReadAsync(string databasePath, CancellationToken cancellationToken) => Task.FromResult(new OpenPolicies(Store));

    public Task<OpenPolicies> WriteAsync(string databasePath, Action waiting, CancellationToken cancellationToken)
    {
        Created = true;
        return Task.FromResult(new OpenPolicies(new Interrupted(Store, Meanwhile)));
    }
}
