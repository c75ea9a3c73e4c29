using System.Buffers;
using MathNet.Numerics.Distributions;
using ShadowPipeline.Metrics;

namespace ShadowPipeline.Judging.Statistics;

/// <summary>
/// The centre of a heavy-tailed series. Real latencies have minutes that lie far out for reasons that concern neither variant; a mean
/// would follow them. Huber's (1964) estimate bounds what a single period can do, and costs 5 % of the information where there are
/// none.
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
        var rented = ArrayPool<double>.Shared.Rent(values.Length);
        try
        {
            return Of(values, rented.AsSpan(0, Present.CopyTo(values, rented)), bound);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static (double[] Values, bool OneSided) Of(double[] values, Span<double> present, double bound)
    {
        if (present.Length < CorrelatedMean.FewestPeriods)
        {
            return (values, false);
        }

        var median = Quantiles.Median(present);
        var deviation = Deviation(present, median) / NormalDeviation;
        if (!(deviation > 1e-14 * Math.Abs(median)))
        {
            return (values, false);
        }

        var reach = bound * deviation;
        var (centre, inside) = Centre(present, median, reach);
        var stretch = 1 / Math.Max(LeastInside, (double)inside / present.Length);
        var pulled = new double[values.Length];
        for (var period = 0; period < pulled.Length; period++)
        {
            var distance = values[period] - centre;
            pulled[period] = centre + (stretch * (distance > reach ? reach : distance < -reach ? -reach : distance));
        }

        return (pulled, OneSided(present, centre, FarOut * deviation));
    }

    private static double Deviation(ReadOnlySpan<double> values, double median)
    {
        var rented = ArrayPool<double>.Shared.Rent(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            rented[i] = Math.Abs(values[i] - median);
        }

        var deviation = Quantiles.Median(rented.AsSpan(0, values.Length));
        ArrayPool<double>.Shared.Return(rented);
        return deviation;
    }

    // Newton's method on a piecewise linear function: the step is exact once it leaves every period on its piece.
    private static (double Centre, int Inside) Centre(ReadOnlySpan<double> values, double start, double reach)
    {
        var (centre, before) = (start, (Inside: 0, Excess: 0));
        for (var step = 0; ; step++)
        {
            var (sum, inside, excess) = (0.0, 0, 0);
            foreach (var value in values)
            {
                var distance = value - centre;
                if (distance > reach)
                {
                    excess++;
                }
                else if (distance < -reach)
                {
                    excess--;
                }
                else
                {
                    inside++;
                    sum += distance;
                }
            }

            if (step >= MostSteps || (inside, excess) == before)
            {
                return (centre, inside);
            }

            before = (inside, excess);
            centre += (sum + (reach * excess)) / Math.Max(1, inside);
        }
    }

    // The sign test: far periods fall on either side alike when both variants have the same accidents.
    private static bool OneSided(ReadOnlySpan<double> values, double centre, double far)
    {
        var (above, below) = (0, 0);
        foreach (var value in values)
        {
            above += value - centre > far ? 1 : 0;
            below += centre - value > far ? 1 : 0;
        }

        var (more, all) = (Math.Max(above, below), above + below);
        return all > 0 && 1 - Binomial.CDF(0.5, all, more - 1) <= Level;
    }
}
