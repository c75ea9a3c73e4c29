namespace ShadowPipeline.Policies;

/// <summary>The part of CreateInferenceExperiment that a policy decides; the rest comes from the live endpoint.</summary>
public sealed record ExperimentPolicy
{
    /// <summary>Length of the schedule: 1 hour to 30 days (the service's own limit).</summary>
    public required PolicyDuration Duration { get; init; }

    /// <summary>The role that SageMaker assumes, 20 to 2048 characters.</summary>
    public required string RoleArn { get; init; }

    /// <summary>How long after submission the schedule starts; 0 by default.</summary>
    public PolicyDuration StartDelay { get; init; } = PolicyDuration.Zero;

    /// <summary>The share of production requests that is copied to the shadow variant, in percent: 1 to 100.</summary>
    public int SamplingPercentage { get; init; } = 100;

    /// <summary>The shadow variant's instance type; null means like production.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The shadow variant's instance count, at least 1; null means like production.</summary>
    public int? InstanceCount { get; init; }

    /// <summary>The experiment's description, at most 1024 characters; null lets the run describe itself.</summary>
    public string? Description { get; init; }

    /// <summary>The key that encrypts the hosting instances' storage volumes; null for the service's own.</summary>
    public string? KmsKey { get; init; }

    /// <summary>Tags of the experiment and the candidate model, at most 40 besides those of the run.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Where requests and responses are captured; null captures nothing.</summary>
    public DataStoragePolicy? DataStorage { get; init; }
}
