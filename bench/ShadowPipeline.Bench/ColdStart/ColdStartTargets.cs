using System.Globalization;

namespace ShadowPipeline.Bench.ColdStart;

/// <summary>One figure that StartShadowTest must keep.</summary>
/// <param name="What">The figure.</param>
/// <param name="Limit">What it may be, in words.</param>
/// <param name="Measured">What it is, in words.</param>
/// <param name="Met">Whether it keeps the limit.</param>
internal sealed record ColdStartTarget(string What, string Limit, string Measured, bool Met);

/// <summary>What the native StartShadowTest must keep.</summary>
internal static class ColdStartTargets
{
    private const double MostToRequest = 15;
    private const double MostToResponse = 30;
    private const double MostMemory = 30;
    private const double LeastTimesFaster = 10;
    private const double MostPackage = 10;

    public static IReadOnlyList<ColdStartTarget> Of(Figures native, Figures managed, double packageMegabytes)
    {
        var faster = managed.MedianToResponse / native.MedianToResponse;
        return
        [
            At("start to first request for work", "ms", MostToRequest, native.MedianToRequest),
            At("start to first response, its AWS calls included", "ms", MostToResponse, native.MedianToResponse),
            At("resident at its first response", "MB", MostMemory, native.MedianMemory),
            new("times faster than the JIT build to the first response", $"≥ {LeastTimesFaster}", Show(faster), faster >= LeastTimesFaster),
            At("package, zipped", "MB", MostPackage, packageMegabytes),
        ];
    }

    private static ColdStartTarget At(string what, string unit, double most, double measured) =>
        new(what, $"≤ {most} {unit}", double.IsNaN(measured) ? "not measured" : $"{Show(measured)} {unit}", measured <= most);

    private static string Show(double value) => value.ToString("N1", CultureInfo.InvariantCulture);
}
