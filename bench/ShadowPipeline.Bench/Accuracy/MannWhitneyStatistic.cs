namespace ShadowPipeline.Bench.Accuracy;

/// <summary>
/// The statistic of Mann and Whitney (1947) for two samples against a supposed shift, standardised with corrections for continuity and
/// ties. It falls in steps as the shift grows; where it passes 0 is the estimate of Hodges and Lehmann (1963), and where it passes the
/// quantiles of a normal distribution are the ends of the interval of the shifts that the test does not refuse.
/// </summary>
internal sealed class MannWhitneyStatistic
{
    /// <summary>How often the range of all differences is halved to find a shift: to a billionth of it.</summary>
    private const int Halvings = 30;

    private readonly double[] _sample;
    private readonly double[] _reference;
    private readonly double _tiesOfReference;

    /// <summary>For two samples, none of them empty, that are not both constant.</summary>
    public MannWhitneyStatistic(double[] sample, double[] reference)
    {
        (_sample, _reference) = ([.. sample], [.. reference]);
        Array.Sort(_sample);
        Array.Sort(_reference);
        for (int i = 0, count; i < _reference.Length; i += count)
        {
            count = Equal(_reference, i, _reference[i], 0);
            _tiesOfReference += Ties(count);
        }
    }

    /// <summary>The middle of the shifts at which the statistic is 0.</summary>
    public double Estimate => (Last(shift => At(shift) > 0) + Last(shift => At(shift) >= 0)) / 2;

    /// <summary>The two-sided interval of the shifts that the test does not refuse at a quantile of the normal distribution.</summary>
    public (double Lower, double Upper) Interval(double quantile) =>
        (Last(shift => At(shift) > quantile), Last(shift => At(shift) >= -quantile));

    /// <summary>The statistic: both sorted samples are walked once, equal values together.</summary>
    public double At(double shift)
    {
        var (below, above, ties) = (0, 0.0, _tiesOfReference);
        for (int i = 0, count; i < _sample.Length; i += count)
        {
            var value = _sample[i] - shift;
            while (below < _reference.Length && _reference[below] < value)
            {
                below++;
            }

            count = Equal(_sample, i, value, shift);
            var equal = Equal(_reference, below, value, 0);
            above += count * (below + (equal / 2.0));
            ties += Ties(count + equal) - Ties(equal);
        }

        double all = _sample.Length + _reference.Length;
        var distance = above - (_sample.Length * (_reference.Length / 2.0));
        var variance = _sample.Length * (_reference.Length / 12.0) * (all + 1 - (ties / (all * (all - 1))));
        return (distance - (0.5 * Math.Sign(distance))) / Math.Sqrt(variance);
    }

    /// <summary>Up to which shift something holds that holds for the smaller ones.</summary>
    private double Last(Predicate<double> holds)
    {
        var (least, greatest) = (_sample[0] - _reference[^1], _sample[^1] - _reference[0]);
        if (!holds(least) || holds(greatest))
        {
            return holds(least) ? greatest : least;
        }

        for (var step = 0; step < Halvings; step++)
        {
            var middle = least + ((greatest - least) / 2);
            (least, greatest) = holds(middle) ? (middle, greatest) : (least, middle);
        }

        return least;
    }

    private static int Equal(double[] sorted, int from, double value, double shift)
    {
        var to = from;
        while (to < sorted.Length && sorted[to] - shift == value)
        {
            to++;
        }

        return to - from;
    }

    private static double Ties(double count) => (count * count * count) - count;
}
