namespace ShadowPipeline.Endpoints;

/// <summary>A production variant: model and instance type from the endpoint configuration, instance count from the endpoint.</summary>
public sealed record VariantSnapshot
{
    /// <summary>The variant's name.</summary>
    public required string Name { get; init; }

    /// <summary>The model; null for variants made of inference components.</summary>
    public string? ModelName { get; init; }

    /// <summary>The instance type; null for serverless variants and instance pools.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The instances that run now (autoscaling included); null when the endpoint does not say.</summary>
    public int? InstanceCount { get; init; }

    /// <summary>Whether the variant is serverless.</summary>
    public bool Serverless { get; init; }

    /// <summary>Settings that an inference experiment cannot express, by API member name, e.g. <c>RoutingConfig</c>.</summary>
    public IReadOnlyList<string> UnpreservedSettings { get; init; } = [];
}
