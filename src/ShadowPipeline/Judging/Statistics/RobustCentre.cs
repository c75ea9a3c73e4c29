using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace ShadowPipeline.Judging.Statistics;

/// <summary>
/// The centre of a heavy-tailed series. Real latencies have minutes that lie far out for reasons that concern neither variant; a mean would
/// follow
/// them. Huber's (1964) estimate bounds what a single period can do, and costs 5 % of the information where there are none.
/// </summary>
internal static class RobustCentre
{
    /// <summary>Huber's bound for 95 % efficiency under a normal distribution, in standard deviations.</summary>
    private const double Bound = 1.345;

    /// <summary>Beyond how many standard deviations a period lies far out.</summary>
    private const double FarOut = 3;

    /// <summary>From when on it is no accident that the far ones lie on one side.</summary>
    private const double Level = 0.05;

    /// <summary>The median absolute deviation of a normal distribution, in standard deviations.</summary>
    private const double NormalDeviation = 0.674489750196082;
    private const double LeastInside = 0.1;
    private const int MostSteps = 60;

    /// <summary>
    /// The series with the far periods pulled in, so that its mean is Huber's estimate and its spread tells that estimate's uncertainty; and
    /// whether the far periods lie on one side by more than chance. Then they are no accident but what one variant does, and the centre alone
    /// must not decide. The series itself when more than half of it is one value. Missing periods are NaN.
    /// </summary>
    /// <param name="values">One value per period.</param>
    /// <param name="bound">How far a period pulls, in standard deviations.</param>
    public static (double[] Values, bool OneSided) Of(double[] values, double bound = Bound)
    {
        double[] present = [.. values.Where(value => !double.IsNaN(value))];
        if (present.Length < CorrelatedMean.FewestPeriods)
        {
            return (values, false);
        }

        var median = Median(present);
        var deviation = Median([.. present.Select(value => Math.Abs(value - median))]) / NormalDeviation;
        if (!(deviation > 1e-14 * Math.Abs(median)))
        {
            return (values, false);
        }

        var reach = bound * deviation;
        var (centre, inside) = Centre(present, median, reach);
        var share = Math.Max(LeastInside, (double)inside / present.Length);
        double[] pulled = [.. values.Select(value => centre + (Math.Clamp(value - centre, -reach, reach) / share))];
        return (pulled, OneSided(present, centre, FarOut * deviation));
    }

    private static double Median(double[] values) => ArrayStatistics.MedianInplace((double[])values.Clone());

    private static (double Centre, int Inside) Centre(double[] values, double start, double reach)
    {
        var centre = start;
        for (var step = 0; ; step++)
        {
            var (sum, inside) = (0.0, 0);
            foreach (var value in values)
            {
                var distance = value - centre;
                sum += Math.Clamp(distance, -reach, reach);
                inside += Math.Abs(distance) <= reach ? 1 : 0;
            }

            var move = sum / Math.Max(1, inside);
            centre += move;
            if (step >= MostSteps || Math.Abs(move) <= 1e-13 * reach)
            {
                return (centre, inside);
            }
        }
    }

    // The sign test: far periods fall on either side alike when both variants have the same accidents.
    private static bool OneSided(double[] values, double centre, double far)
    {
        var above = values.Count(value => value - centre > far);
        var below = values.Count(value => centre - value > far);
        var (more, all) = (Math.Max(above, below), above + below);
        return all > 0 && 1 - Binomial.CDF(0.5, all, more - 1) <= Level;
    }
}
