using System.Globalization;

namespace ShadowPipeline.Local.CloudWatch;

/// <summary>The virtual cores that an instance type's size stands for in the common families.</summary>
internal static class InstanceCores
{
    /// <summary>
    /// 1 for medium (2 in the burstable families), 2 for large, 4 for xlarge, 4 × N for Nxlarge but 36 for c4.8xlarge; 1 where the size
    /// says nothing.
    /// </summary>
    public static int Of(string? instanceType)
    {
        var size = instanceType?.Split('.')[^1] ?? string.Empty;
        return size switch
        {
            _ when instanceType == "ml.c4.8xlarge" => 36,
            "medium" => instanceType is "ml.t2.medium" or "ml.t3.medium" ? 2 : 1,
            "large" => 2,
            "xlarge" => 4,
            _ when size.EndsWith("xlarge", StringComparison.Ordinal)
                && int.TryParse(size.AsSpan(0, size.Length - 6), NumberStyles.None, CultureInfo.InvariantCulture, out var times) => 4 * times,
            _ => 1,
        };
    }
}
