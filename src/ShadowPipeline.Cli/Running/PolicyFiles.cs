using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Running;

/// <summary>Policies from files: the one that the user names, or all sample policies.</summary>
internal sealed class PolicyFiles : IPolicyStore
{
    private const string Folder = "policies";

    private readonly Dictionary<string, StoredPolicy> _byGroup;

    private PolicyFiles(IEnumerable<StoredPolicy> policies) =>
        _byGroup = policies.ToDictionary(stored => stored.Policy.ModelPackageGroup, StringComparer.Ordinal);

    /// <summary>All of them, by group.</summary>
    public IEnumerable<StoredPolicy> All => _byGroup.Values.OrderBy(stored => stored.Policy.ModelPackageGroup, StringComparer.Ordinal);

    /// <summary>The groups that have a policy.</summary>
    public IEnumerable<string> Groups => _byGroup.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads the policy file, or every policy of the samples' folder: <c>policies/</c> here, else beside the command.</summary>
    /// <exception cref="InvalidPolicyException">A file is no valid policy.</exception>
    /// <exception cref="UsageException">A file cannot be read, or two are for one group.</exception>
    public static PolicyFiles Load(string? policyPath)
    {
        string[] files = policyPath is not null ? [policyPath] : [.. Samples().Order(StringComparer.Ordinal)];
        var policies = files.Select(file => (File: file, Stored: Read(file))).ToList();
        var twice = policies.GroupBy(policy => policy.Stored.Policy.ModelPackageGroup).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new PolicyFiles(policies.Select(policy => policy.Stored))
            : throw new UsageException(
                $"The model package group {twice.Key} has more than one policy: {string.Join(", ", twice.Select(policy => policy.File))}. "
                + "Name one with --policy.");
    }

    /// <inheritdoc/>
    public Task<StoredPolicy?> FindAsync(string modelPackageGroup, CancellationToken cancellationToken) =>
        Task.FromResult(Find(modelPackageGroup));

    /// <inheritdoc/>
    /// <remarks>None: a file does not say since when it answers its group.</remarks>
    public Task<IReadOnlyList<GroupPolicy>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<GroupPolicy>>([]);

    /// <summary>The policy of the group, or null.</summary>
    public StoredPolicy? Find(string modelPackageGroup) => _byGroup.GetValueOrDefault(modelPackageGroup);

    private static StoredPolicy Read(string file)
    {
        var policy = InputFile.Parse(file, "a policy", PolicyReader.Read);

        // A file has no version: only the store counts.
        return new StoredPolicy(policy, PolicyDocument.Identify(policy, version: null));
    }

    private static IEnumerable<string> Samples()
    {
        var folder = Directory.Exists(Folder) ? Folder : Path.Combine(AppContext.BaseDirectory, Folder);
        return Directory.EnumerateFiles(folder, "*.json").Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal));
    }
}
