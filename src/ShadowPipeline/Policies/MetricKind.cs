namespace ShadowPipeline.Policies;

/// <summary>How a metric behaves, which decides what can be judged of it.</summary>
public enum MetricKind
{
    /// <summary>A time per request, in microseconds.</summary>
    Latency,

    /// <summary>One per failed request, judged as a share of the invocations.</summary>
    ErrorCount,

    /// <summary>A share of a resource, judged from 0 to 100 per core or GPU.</summary>
    Utilisation,

    /// <summary>A number of requests: it says how much was tested, and is no criterion.</summary>
    Count,
}

/// <summary>What a utilisation grows with when an instance has more of it.</summary>
public enum UtilisationScale
{
    /// <summary>CloudWatch gives 0 to 100 whatever the instance.</summary>
    Whole,

    /// <summary>CloudWatch gives 0 to 100 times the cores.</summary>
    PerCore,

    /// <summary>CloudWatch gives 0 to 100 times the GPUs.</summary>
    PerGpu,
}
