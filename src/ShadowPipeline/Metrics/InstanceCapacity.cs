using System.Globalization;

namespace ShadowPipeline.Metrics;

/// <summary>How many cores and GPUs an instance type has: CloudWatch's utilisation grows with them.</summary>
internal static class InstanceCapacity
{
    // GPUs do not follow the size's name; AWS's accelerated computing pages list them.
    private static readonly Dictionary<string, int> Gpus = new(StringComparer.Ordinal)
    {
        ["p2.xlarge"] = 1,
        ["p2.8xlarge"] = 8,
        ["p2.16xlarge"] = 16,
        ["p3.2xlarge"] = 1,
        ["p3.8xlarge"] = 4,
        ["p3.16xlarge"] = 8,
        ["p3dn.24xlarge"] = 8,
        ["p4d.24xlarge"] = 8,
        ["p4de.24xlarge"] = 8,
        ["p5.4xlarge"] = 1,
        ["p5.48xlarge"] = 8,
        ["p5e.48xlarge"] = 8,
        ["p5en.48xlarge"] = 8,
        ["g4dn.xlarge"] = 1,
        ["g4dn.2xlarge"] = 1,
        ["g4dn.4xlarge"] = 1,
        ["g4dn.8xlarge"] = 1,
        ["g4dn.12xlarge"] = 4,
        ["g4dn.16xlarge"] = 1,
        ["g5.xlarge"] = 1,
        ["g5.2xlarge"] = 1,
        ["g5.4xlarge"] = 1,
        ["g5.8xlarge"] = 1,
        ["g5.12xlarge"] = 4,
        ["g5.16xlarge"] = 1,
        ["g5.24xlarge"] = 4,
        ["g5.48xlarge"] = 8,
        ["g6.xlarge"] = 1,
        ["g6.2xlarge"] = 1,
        ["g6.4xlarge"] = 1,
        ["g6.8xlarge"] = 1,
        ["g6.12xlarge"] = 4,
        ["g6.16xlarge"] = 1,
        ["g6.24xlarge"] = 4,
        ["g6.48xlarge"] = 8,
        ["g6e.xlarge"] = 1,
        ["g6e.2xlarge"] = 1,
        ["g6e.4xlarge"] = 1,
        ["g6e.8xlarge"] = 1,
        ["g6e.12xlarge"] = 4,
        ["g6e.16xlarge"] = 1,
        ["g6e.24xlarge"] = 4,
        ["g6e.48xlarge"] = 8,
    };

    // Sizes whose vCPUs do not follow their name.
    private static readonly Dictionary<string, int> OddCores = new(StringComparer.Ordinal)
    {
        ["c4.8xlarge"] = 36,
        ["t2.medium"] = 2,
        ["t3.medium"] = 2,
    };

    /// <summary>
    /// The vCPUs of e.g. <c>ml.m5.xlarge</c>, from the size's name: 4 for each xlarge, 2 for large, 1 for medium but for the burstable
    /// ones; null when the name does not tell.
    /// </summary>
    public static int? Cores(string instanceType)
    {
        if (OddCores.TryGetValue(Plain(instanceType), out var odd))
        {
            return odd;
        }

        var size = instanceType[(instanceType.LastIndexOf('.') + 1)..];
        return size == "medium" ? 1
            : size == "large" ? 2
            : !size.EndsWith("xlarge", StringComparison.Ordinal) ? null
            : size == "xlarge" ? 4
            : int.TryParse(size.AsSpan(0, size.Length - "xlarge".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? 4 * times
            : null;
    }

    /// <summary>The GPUs of e.g. <c>ml.g5.12xlarge</c>; null when they are not known.</summary>
    public static int? GpusOf(string instanceType) => Gpus.TryGetValue(Plain(instanceType), out var count) ? count : null;

    private static string Plain(string instanceType) =>
        instanceType.StartsWith("ml.", StringComparison.Ordinal) ? instanceType[3..] : instanceType;
}
