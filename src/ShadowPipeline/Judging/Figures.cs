using System.Globalization;

namespace ShadowPipeline.Judging;

/// <summary>Numbers as people read them, the same in every culture.</summary>
internal static class Figures
{
    /// <summary>A whole number, e.g. <c>14400</c>.</summary>
    public static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>At least <paramref name="digits"/> significant digits, without exponent or trailing zeros.</summary>
    public static string Plain(double value, int digits = 3)
    {
        var magnitude = value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var decimals = Math.Clamp(digits - 1 - magnitude, 0, 15);
        var text = value.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
