using System.Globalization;

namespace ShadowPipeline.Judging.Statistics;

/// <summary>Rounds what is compared and stored, so that the last bits of a machine's arithmetic never change a verdict.</summary>
internal static class Significant
{
    // A decision record holds these, and DynamoDB takes numbers from 1E-130 to 9.99E+125. No metric that means anything comes near.
    private const double Greatest = 1e120;
    private const double Least = 1e-120;

    /// <summary>The value at 10 significant digits; null when it is no finite number or above 1E+120, and 0 when it is below 1E-120.</summary>
    public static double? Round(double value)
    {
        if (Math.Abs(value) < Least)
        {
            return 0;
        }

        if (!double.IsFinite(value) || Math.Abs(value) > Greatest)
        {
            return null;
        }

        var rounded = double.Parse(value.ToString("E9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded == 0 ? 0 : rounded;
    }
}
