using MathNet.Numerics.Distributions;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>One-sided bounds of a share by Clopper and Pearson (1934).</summary>
internal static class ExactBounds
{
    public static double Lower(int count, int trials, double tail) => count == 0 ? 0 : Beta.InvCDF(count, trials - count + 1, tail);

    public static double Upper(int count, int trials, double tail) =>
        count == trials ? 1 : Beta.InvCDF(count + 1, trials - count, 1 - tail);
}
