using ShadowPipeline.Planning;

namespace ShadowPipeline.Experiments;

/// <summary>An inference experiment as read at one moment, free of any AWS type.</summary>
public sealed record ExperimentSnapshot
{
    /// <summary>The experiment's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Its status in the API's own words; see <see cref="ExperimentStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>SageMaker's or a caller's reason, or null.</summary>
    public string? StatusReason { get; init; }

    /// <summary>The endpoint.</summary>
    public required string EndpointName { get; init; }

    /// <summary>Scheduled start.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Scheduled end.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public DateTimeOffset? CompletionTime { get; init; }

    /// <summary>The production variant as declared, or null when it cannot be told.</summary>
    public PlannedVariant? ProductionVariant { get; init; }

    /// <summary>The shadow variant as declared, or null when it cannot be told.</summary>
    public PlannedVariant? ShadowVariant { get; init; }

    /// <summary>The shadow variant's status, e.g. <c>InService</c>; null when the service does not say.</summary>
    public string? ShadowVariantStatus { get; init; }

    /// <summary>The share of requests that is copied, in percent.</summary>
    public int? SamplingPercentage { get; init; }
}
