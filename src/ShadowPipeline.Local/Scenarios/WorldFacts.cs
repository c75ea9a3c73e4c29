using System.Globalization;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.Scenarios;

/// <summary>What the approval event and the policy say about the world.</summary>
internal sealed record WorldFacts(
    string Account,
    string Region,
    string ModelPackageArn,
    string Group,
    int Version,
    IReadOnlyList<string> EndpointNames,
    string? RoleArn,
    DateTimeOffset StartsAt,
    long Seed,
    ContainerFacts? Container = null)
{
    /// <summary>Takes the facts from an approval event that was already found valid.</summary>
    public static WorldFacts FromEvent(JsonObject approval, IReadOnlyList<string> endpointNames, string? roleArn, long seed)
    {
        var detail = approval["detail"]!.AsObject();
        var container = detail["InferenceSpecification"]?["Containers"] is JsonArray { Count: > 0 } containers
            ? containers[0]!.AsObject()
            : null;
        return new WorldFacts(
            approval["account"]!.GetValue<string>(),
            approval["region"]!.GetValue<string>(),
            detail["ModelPackageArn"]!.GetValue<string>(),
            detail["ModelPackageGroupName"]!.GetValue<string>(),
            detail["ModelPackageVersion"]!.GetValue<int>(),
            endpointNames,
            roleArn,
            DateTimeOffset.Parse(approval["time"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            seed,
            container?["Image"] is { } image && container["ModelDataUrl"] is { } url
                ? new ContainerFacts(
                    image.GetValue<string>(), container["ImageDigest"]?.GetValue<string>() ?? string.Empty, url.GetValue<string>())
                : null);
    }
}
