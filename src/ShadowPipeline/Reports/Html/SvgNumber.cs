using System.Globalization;

namespace ShadowPipeline.Reports.Html;

/// <summary>Numbers in drawings: a hundredth is finer than any screen.</summary>
internal static class SvgNumber
{
    /// <summary>E.g. <c>12.5</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no finite number: it would end the drawing there.</exception>
    public static string Of(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A drawing has finite numbers only.");
        }

        var rounded = Math.Round(value, 2);
        return rounded == 0 ? "0" : rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>E.g. <c>12.5%</c>.</summary>
    public static string Percent(double value) => Of(value) + "%";
}
