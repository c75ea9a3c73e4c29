using System.Globalization;
using ShadowPipeline.Decisions;

namespace ShadowPipeline.Reports.Words;

/// <summary>Numbers that count something.</summary>
internal static class Amounts
{
    /// <summary>E.g. <c>863,977</c>.</summary>
    public static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>E.g. <c>1 limit</c> or <c>5 limits</c>.</summary>
    public static string Of(long number, string what) => $"{Grouped(number)} {what}{(number == 1 ? "" : "s")}";

    /// <summary>A number without needless digits, e.g. <c>0.05</c>.</summary>
    public static string Exact(double value) => Math.Round(value, 10).ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>Instances, e.g. <c>2 × ml.m5.xlarge</c>.</summary>
    public static string Fleet(VariantRecord variant) => $"{Grouped(variant.InstanceCount)} × {variant.InstanceType}";
}
