namespace ShadowPipeline.Endpoints;

/// <summary>The live production model, as far as eligibility and the candidate model need it.</summary>
public sealed record ModelSnapshot
{
    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>How many containers the model has; more than one is a pipeline or a multi-container model.</summary>
    public required int ContainerCount { get; init; }

    /// <summary>
    /// Whether its containers are called one by one (InferenceExecutionConfig mode Direct) rather than as a pipeline (Serial).
    /// </summary>
    public bool DirectContainers { get; init; }

    /// <summary>Whether the model serves many models (container mode MultiModel).</summary>
    public bool MultiModel { get; init; }

    /// <summary>The model's execution role; null when it has none of its own.</summary>
    public string? ExecutionRoleArn { get; init; }

    /// <summary>Subnets of the model's VPC; empty without one.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];

    /// <summary>Security groups of the model's VPC; empty without one.</summary>
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];

    /// <summary>Whether containers are cut off from the network.</summary>
    public bool NetworkIsolation { get; init; }
}
