namespace ShadowPipeline.Planning;

/// <summary>Everything that CreateInferenceExperiment is asked for, in its own terms. <see cref="ExperimentPlanner"/> builds it.</summary>
public sealed record ExperimentPlan
{
    /// <summary>The experiment's name, the run's id: at most 63 characters of <c>[a-zA-Z0-9](-*[a-zA-Z0-9])*</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Scheduled start (UTC, whole seconds).</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>Scheduled end (UTC, whole seconds), at most 30 days after the start.</summary>
    public required DateTimeOffset EndTime { get; init; }

    /// <summary>At most 1024 characters.</summary>
    public required string Description { get; init; }

    /// <summary>The role that SageMaker assumes.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The endpoint under test.</summary>
    public required string EndpointName { get; init; }

    /// <summary>The live production variant, re-declared exactly: anything else would change production.</summary>
    public required PlannedVariant ProductionVariant { get; init; }

    /// <summary>The candidate's variant, under a name that no earlier test used.</summary>
    public required PlannedVariant ShadowVariant { get; init; }

    /// <summary>The share of requests that is copied, 1 to 100.</summary>
    public required int SamplingPercentage { get; init; }

    /// <summary>Data capture, or null.</summary>
    public Policies.DataStoragePolicy? DataStorage { get; init; }

    /// <summary>The key for the hosting instances' volumes, or null.</summary>
    public string? KmsKey { get; init; }

    /// <summary>Tags of the experiment and of the candidate model, at most 50.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The candidate model that is created first.</summary>
    public required CandidateModelPlan CandidateModel { get; init; }

    /// <summary>What the plan had to change of what the policy asked for; one plain sentence each. Not sent to SageMaker.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A variant of the experiment.</summary>
/// <param name="Name">The variant's name.</param>
/// <param name="ModelName">Its model.</param>
/// <param name="InstanceType">Its instance type, e.g. <c>ml.m5.xlarge</c>.</param>
/// <param name="InstanceCount">Its instances, at least 1.</param>
public sealed record PlannedVariant(string Name, string ModelName, string InstanceType, int InstanceCount);

/// <summary>The model that CreateModel makes of the package version; network and role are the live model's.</summary>
/// <param name="ModelName">At most 63 characters.</param>
/// <param name="ModelPackageArn">The versioned ARN.</param>
/// <param name="ExecutionRoleArn">The live model's role, or null.</param>
/// <param name="Subnets">The live model's subnets.</param>
/// <param name="SecurityGroups">The live model's security groups.</param>
/// <param name="NetworkIsolation">As the live model.</param>
public sealed record CandidateModelPlan(
    string ModelName,
    string ModelPackageArn,
    string? ExecutionRoleArn,
    IReadOnlyList<string> Subnets,
    IReadOnlyList<string> SecurityGroups,
    bool NetworkIsolation);
