namespace ShadowPipeline.Endpoints;

/// <summary>An endpoint and its configuration as read at one moment, free of any AWS type.</summary>
public sealed record EndpointSnapshot
{
    /// <summary>The endpoint's name.</summary>
    public required string Name { get; init; }

    /// <summary>The status in the API's own words, e.g. <c>InService</c>; null when there is no such endpoint.</summary>
    public required string? Status { get; init; }

    /// <summary>Why the endpoint failed, when it did.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The configuration that is deployed; null when the endpoint does not exist.</summary>
    public string? ConfigName { get; init; }

    /// <summary>The key that encrypts the hosting instances' volumes; null for the service's own.</summary>
    public string? KmsKey { get; init; }

    /// <summary>Whether a deployment is pending on the endpoint.</summary>
    public bool DeploymentPending { get; init; }

    /// <summary>Whether the endpoint answers asynchronously.</summary>
    public bool Asynchronous { get; init; }

    /// <summary>The production variants, endpoint and configuration joined by variant name.</summary>
    public IReadOnlyList<VariantSnapshot> ProductionVariants { get; init; } = [];

    /// <summary>The names of the shadow variants that are deployed now.</summary>
    public IReadOnlyList<string> ShadowVariants { get; init; } = [];

    /// <summary>Settings of the endpoint configuration itself that an inference experiment cannot express, by API member name.</summary>
    public IReadOnlyList<string> UnpreservedSettings { get; init; } = [];
}
