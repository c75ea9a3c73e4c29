using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace ShadowPipeline.Judging.Statistics;

/// <summary>A share of requests with one-sided bounds, all from 0 to 1.</summary>
internal readonly record struct ProportionBounds(double Estimate, double Lower, double Upper);

/// <summary>
/// One-sided bounds of a share; exact, hence safe when nothing was counted: with 0 of n the upper bound at 95 % is about 3/n.
/// </summary>
internal static class Proportion
{
    /// <summary>Above this count the exact bounds' incomplete beta function loses accuracy and the score bounds are as good.</summary>
    private const double ExactUpTo = 400;

    /// <summary>
    /// Clopper and Pearson (1934) bounds, beyond 400 of either kind Wilson's score bounds with continuity correction. Counts may be
    /// fractions, as they are after allowing for over-dispersion.
    /// </summary>
    /// <param name="count">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Greater than 0.</param>
    /// <param name="tail">The error rate of each bound, above 0, at most 0.5.</param>
    public static ProportionBounds Bounds(double count, double trials, double tail)
    {
        var share = count / trials;
        return Math.Min(count, trials - count) > ExactUpTo
            ? Score(count, trials, tail, continuity: 1)
            : new ProportionBounds(share, ExactLower(count, trials, tail), 1 - ExactLower(trials - count, trials, tail));
    }

    /// <summary>
    /// Wilson (1927) score bounds, with Newcombe's (1998, method 4) continuity correction when <paramref name="continuity"/> is 1.
    /// </summary>
    public static ProportionBounds Score(double count, double trials, double tail, double continuity = 0)
    {
        var z = Normal.InvCDF(0, 1, 1 - tail);
        var share = count / trials;
        var scale = 2 * (trials + (z * z));
        var lower = Root(-1);
        var upper = Root(1);
        return new ProportionBounds(share, count == 0 ? 0 : Math.Max(0, lower), count == trials ? 1 : Math.Min(1, upper));

        double Root(int side)
        {
            var inner = (z * z) + (continuity * ((2 * side) - (1 / trials))) + (4 * share * ((trials * (1 - share)) - (continuity * side)));
            return ((2 * trials * share) + (z * z) + (side * (continuity + (z * Math.Sqrt(Math.Max(0, inner)))))) / scale;
        }
    }

    private static double ExactLower(double count, double trials, double tail)
    {
        if (count <= 0)
        {
            return 0;
        }

        var (a, b) = (count, trials - count + 1);
        var (low, high) = (0.0, count / trials);
        for (var step = 0; step < 200 && low < high; step++)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = SpecialFunctions.BetaRegularized(a, b, middle) < tail ? (middle, high) : (low, middle);
        }

        return low;
    }
}
