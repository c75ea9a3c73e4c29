using ShadowPipeline.Policies;

namespace ShadowPipeline.Endpoints;

/// <summary>What a model package must be.</summary>
internal static class PackageRules
{
    /// <summary>Why the approval no longer stands, or null.</summary>
    public static string? Withdrawn(ModelPackageSnapshot package) =>
        package.Status is null ? $"Model package {package.Arn} no longer exists."
        : package.ApprovalStatus == "Approved" ? null
        : $"Model package {package.Arn} is no longer approved: its approval status is {package.ApprovalStatus ?? "not set"}.";

    public static IEnumerable<string> Reasons(ModelPackageSnapshot package)
    {
        if (package.Status != "Completed")
        {
            yield return $"Model package {package.Arn} is {package.Status}, not Completed.";
        }

        if (package.Containers.Count == 0)
        {
            yield return $"Model package {package.Arn} has no container to deploy.";
        }

        if (package.Containers.Count > 1)
        {
            yield return $"Model package {package.Arn} has {package.Containers.Count} containers; shadow tests take models of one container only.";
        }

        foreach (var product in package.Containers.Select(container => container.ProductId).OfType<string>().Distinct())
        {
            yield return $"Model package {package.Arn} is the Marketplace product {product}; Marketplace containers are excluded from shadow tests.";
        }
    }

    /// <summary>
    /// Whether the shadow variant's instance type is one that the package supports; a package that names none supports any.
    /// </summary>
    public static IEnumerable<string> UnsupportedInstance(ModelPackageSnapshot package, EndpointSnapshot endpoint, Policy policy)
    {
        var type = policy.Experiment.InstanceType ?? (endpoint.ProductionVariants is [var production] ? production.InstanceType : null);
        if (type is null || package.SupportedInstanceTypes.Count == 0
            || package.SupportedInstanceTypes.Contains(type, StringComparer.Ordinal))
        {
            yield break;
        }

        var source = policy.Experiment.InstanceType is null ? "the production variant's" : "the policy's";
        yield return $"Model package {package.Arn} does not support {type}, {source} instance type, for real-time inference; "
            + $"it supports {string.Join(", ", package.SupportedInstanceTypes)}.";
    }
}
