namespace ShadowPipeline.Judging.Statistics;

/// <summary>How strongly neighbouring periods of a series resemble each other.</summary>
internal static class SerialCorrelation
{
    private const double Greatest = 0.995;

    /// <summary>
    /// A cautious lag-1 correlation from 0 to 0.995. The decay from lag to lag is looked at besides lag 1 itself, because white measurement
    /// noise hides the correlation of what is measured. The sample correlation of a short series is biased towards 0 by (1 + 4ρ)/n
    /// (Kendall 1954, Marriott and Pope 1954); that and one standard error √((1 − ρ²)/n) are added once the correlation is
    /// significant. Each fitted term adds (1 + ρ)/n of bias. Missing periods are NaN; a constant series has correlation 0.
    /// </summary>
    public static double Cautious(ReadOnlySpan<double> values, double mean, int present, int fitted = 0)
    {
        var variance = Lag(values, mean, 0);
        if (present < 4 || variance <= 0)
        {
            return 0;
        }

        var first = Lag(values, mean, 1) / variance;
        var second = Lag(values, mean, 2) / variance;
        var fourth = Lag(values, mean, 4) / variance;
        var noise = 2 / Math.Sqrt(present);
        if (first <= noise)
        {
            return Math.Clamp(first, 0, Greatest);
        }

        var decay = first;
        decay = second > 0 ? Math.Max(decay, second / first) : decay;
        decay = second > noise && fourth > 0 ? Math.Max(decay, Math.Sqrt(fourth / second)) : decay;
        decay = Math.Min(decay, Greatest);
        decay = Math.Min(decay + ((1 + (4 * decay) + (fitted * (1 + decay))) / present), Greatest);
        return Math.Min(decay + Math.Sqrt((1 - (decay * decay)) / present), Greatest);
    }

    /// <summary>The autocovariance at a lag over the pairs that are both present; 0 when there is no such pair.</summary>
    private static double Lag(ReadOnlySpan<double> values, double mean, int lag)
    {
        var (sum, pairs) = (0.0, 0);
        for (var i = 0; i + lag < values.Length; i++)
        {
            var product = (values[i] - mean) * (values[i + lag] - mean);
            if (!double.IsNaN(product))
            {
                sum += product;
                pairs++;
            }
        }

        return pairs == 0 ? 0 : sum / pairs;
    }
}
