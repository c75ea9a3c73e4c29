using System.Text.Json.Nodes;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Policies;

/// <summary>What a policy changes against the version that stands, and its writing.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Standing">The newest version in the store; null for none.</param>
/// <param name="Changes">In what they differ; empty where there is no version.</param>
internal sealed record PolicyApplication(Policy Policy, PolicyVersion? Standing, IReadOnlyList<PolicyChange> Changes)
{
    /// <summary>Whether there is nothing to write.</summary>
    public bool IsUnchanged => Standing is not null && Changes.Count == 0;

    /// <summary>The version that it becomes, or is.</summary>
    public PolicyIdentity Identity => PolicyDocument.Identify(Policy, IsUnchanged ? Standing!.Version : (Standing?.Version ?? 0) + 1);

    /// <summary>Compares a policy with what stands.</summary>
    public static async Task<PolicyApplication> CompareAsync(Policy policy, IVersionedPolicyStore store, CancellationToken cancellationToken)
    {
        var versions = await store.ListVersionsAsync(policy.ModelPackageGroup, cancellationToken);
        var standing = versions is [var newest, ..] ? newest : null;
        return new PolicyApplication(
            policy, standing, standing is null ? [] : PolicyDifference.Of(EffectiveDocument(standing), PolicyDocument.Write(policy)));
    }

    /// <summary>Writes the version; false when somebody else was faster.</summary>
    public async Task<bool> WriteAsync(IVersionedPolicyStore store, CancellationToken cancellationToken) =>
        await store.TrySaveAsync(Policy, Standing?.Version ?? 0, cancellationToken) is not null;

    // What was written before a key existed has its default; what this version refuses is compared as it is.
    private static JsonObject EffectiveDocument(PolicyVersion version)
    {
        try
        {
            return PolicyDocument.Write(PolicyReader.ReadRecorded(version.Document));
        }
        catch (InvalidPolicyException)
        {
            return JsonNode.Parse(version.Document) as JsonObject ?? [];
        }
    }
}
