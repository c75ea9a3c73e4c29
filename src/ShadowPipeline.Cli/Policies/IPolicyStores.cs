namespace ShadowPipeline.Cli.Policies;

/// <summary>Opens the policies in database files of this machine; making this must cost nothing.</summary>
internal interface IPolicyStores
{
    /// <summary>Whether there is anything to read: no command that only reads creates a database.</summary>
    bool Exists(string databasePath);

    /// <summary>Opens a database that exists, to read.</summary>
    Task<OpenPolicies> ReadAsync(string databasePath, CancellationToken cancellationToken);

    /// <summary>Opens a database to write, and creates it when it is missing; waits for others who write to it.</summary>
    Task<OpenPolicies> WriteAsync(string databasePath, Action waiting, CancellationToken cancellationToken);
}

/// <summary>No databases at all.</summary>
internal sealed class NoPolicyStores : IPolicyStores
{
    public static NoPolicyStores Instance { get; } = new();

    public bool Exists(string databasePath) => false;

    public Task<OpenPolicies> ReadAsync(string databasePath, CancellationToken cancellationToken) => throw Missing();

    public Task<OpenPolicies> WriteAsync(string databasePath, Action waiting, CancellationToken cancellationToken) => throw Missing();

    private static InvalidOperationException Missing() => new("There is no store of policies.");
}
