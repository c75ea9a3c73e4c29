namespace ShadowPipeline.Policies;

/// <summary>
/// The CloudWatch metrics that SageMaker publishes per endpoint variant every minute, with dimensions EndpointName and VariantName.
/// </summary>
public static class MetricCatalog
{
    /// <summary>The namespace of request metrics.</summary>
    public const string RequestNamespace = "AWS/SageMaker";

    /// <summary>The namespace of instance metrics.</summary>
    public const string InstanceNamespace = "/aws/sagemaker/Endpoints";

    /// <summary>The requests sent to a variant: what rates are divided by.</summary>
    public const string Invocations = "Invocations";

    /// <summary>The statistic of error counts: the metric's Sum over Invocations' Sum, from 0 to 1.</summary>
    public const string Rate = "Rate";

    /// <summary>Every known metric.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        new("ModelLatency", RequestNamespace, "Microseconds", MetricKind.Latency),
        new("OverheadLatency", RequestNamespace, "Microseconds", MetricKind.Latency),
        new("Invocation4XXErrors", RequestNamespace, "None", MetricKind.ErrorCount),
        new("Invocation5XXErrors", RequestNamespace, "None", MetricKind.ErrorCount),
        new("InvocationModelErrors", RequestNamespace, "None", MetricKind.ErrorCount),
        new("CPUUtilization", InstanceNamespace, "Percent", MetricKind.Utilisation, UtilisationScale.PerCore),
        new("MemoryUtilization", InstanceNamespace, "Percent", MetricKind.Utilisation),
        new("DiskUtilization", InstanceNamespace, "Percent", MetricKind.Utilisation),
        new("GPUUtilization", InstanceNamespace, "Percent", MetricKind.Utilisation, UtilisationScale.PerGpu),
        new("GPUMemoryUtilization", InstanceNamespace, "Percent", MetricKind.Utilisation, UtilisationScale.PerGpu),
        new(Invocations, RequestNamespace, "None", MetricKind.Count),
        new("InvocationsPerInstance", RequestNamespace, "None", MetricKind.Count),
    ];

    /// <summary>The metric of that exact name, or null.</summary>
    /// <param name="name">The metric's name.</param>
    public static MetricDefinition? Find(string name) => All.FirstOrDefault(metric => metric.Name == name);

    /// <summary>The metric of that exact name.</summary>
    /// <param name="name">The metric's name.</param>
    /// <exception cref="ArgumentException">No such metric is known.</exception>
    public static MetricDefinition Get(string name) =>
        Find(name) ?? throw new ArgumentException($"\"{name}\" is no metric of an endpoint variant.", nameof(name));
}
