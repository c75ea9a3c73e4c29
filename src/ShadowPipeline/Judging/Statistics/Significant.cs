using System.Globalization;

namespace ShadowPipeline.Judging.Statistics;

/// <summary>Rounds what is compared and stored, so that the last bits of a machine's arithmetic never change a verdict.</summary>
internal static class Significant
{
    /// <summary>The value at 10 significant digits; null when it is no finite number.</summary>
    public static double? Round(double value)
    {
        if (!double.IsFinite(value))
        {
            return null;
        }

        var rounded = double.Parse(value.ToString("E9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded == 0 ? 0 : rounded;
    }
}
