using ShadowPipeline.Local.SageMaker;

namespace ShadowPipeline.Local.CloudWatch;

/// <summary>One metric of one variant.</summary>
internal sealed record MetricSeries(string Metric, string Unit, LocalEndpoint Endpoint, string Variant)
{
    private static readonly Dictionary<string, string> _invocation = new(StringComparer.Ordinal)
    {
        ["Invocations"] = "None",
        ["InvocationsPerInstance"] = "None",
        ["Invocation4XXErrors"] = "None",
        ["Invocation5XXErrors"] = "None",
        ["InvocationModelErrors"] = "None",
        ["ModelLatency"] = "Microseconds",
        ["OverheadLatency"] = "Microseconds",
    };

    private static readonly Dictionary<string, string> _instance = new(StringComparer.Ordinal)
    {
        ["CPUUtilization"] = "Percent",
        ["MemoryUtilization"] = "Percent",
        ["DiskUtilization"] = "Percent",
    };

    /// <summary>The unit that a metric of a namespace is published in; null for one that nobody publishes.</summary>
    public static string? UnitOf(string space, string metric) => space switch
    {
        "AWS/SageMaker" => _invocation.GetValueOrDefault(metric),
        "/aws/sagemaker/Endpoints" => _instance.GetValueOrDefault(metric),
        _ => null,
    };
}
