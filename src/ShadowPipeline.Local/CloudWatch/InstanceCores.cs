using System.Globalization;

namespace ShadowPipeline.Local.CloudWatch;

/// <summary>The virtual cores that an instance type's size stands for in the common families.</summary>
internal static class InstanceCores
{
    /// <summary>2 for medium and large, 4 for xlarge, 4 × N for Nxlarge; 1 where the size says nothing.</summary>
    public static int Of(string? instanceType)
    {
        var size = instanceType?.Split('.')[^1] ?? string.Empty;
        return size switch
        {
            "medium" or "large" => 2,
            "xlarge" => 4,
            _ when size.EndsWith("xlarge", StringComparison.Ordinal)
                && int.TryParse(size.AsSpan(0, size.Length - 6), NumberStyles.None, CultureInfo.InvariantCulture, out var times) => 4 * times,
            _ => 1,
        };
    }
}
