using MathNet.Numerics.Distributions;

namespace ShadowPipeline.Judging.Statistics;

/// <summary>How much more a count varies between stretches of time than independent requests would.</summary>
/// <param name="Factor">At least 1: bursts never make evidence stronger.</param>
/// <param name="DegreesOfFreedom">Of the factor; 0 when there were too few stretches to tell.</param>
internal readonly record struct Dispersion(double Factor, int DegreesOfFreedom)
{
    private const int Stretches = 16;

    /// <summary>How rarely independent requests may look as bursty by chance.</summary>
    private const double Evident = 0.001;

    /// <summary>Independent requests.</summary>
    public static Dispersion None { get; } = new(1, 0);

    /// <summary>
    /// Pearson's statistic over at most 16 stretches of consecutive periods, divided by its degrees of freedom. Missing periods are NaN.
    /// </summary>
    public static Dispersion Of(ReadOnlySpan<double> counts, ReadOnlySpan<double> trials)
    {
        var stretches = Math.Min(Stretches, counts.Length);
        var parts = new List<(double Count, double Trials)>(stretches);
        for (var stretch = 0; stretch < stretches; stretch++)
        {
            var from = (int)((long)stretch * counts.Length / stretches);
            var to = (int)((long)(stretch + 1) * counts.Length / stretches);
            var (count, of) = (0.0, 0.0);
            for (var i = from; i < to; i++)
            {
                (count, of) = double.IsNaN(counts[i]) ? (count, of) : (count + counts[i], of + trials[i]);
            }

            if (of > 0)
            {
                parts.Add((count, of));
            }
        }

        var share = parts.Sum(part => part.Count) / parts.Sum(part => part.Trials);
        if (parts.Count < 2 || share is <= 0 or >= 1)
        {
            return new Dispersion(1, parts.Count - 1);
        }

        var statistic = parts.Sum(part => Math.Pow(part.Count - (part.Trials * share), 2) / (part.Trials * share * (1 - share)));
        return new Dispersion(Math.Max(1, statistic / (parts.Count - 1)), parts.Count - 1);
    }

    /// <summary>
    /// The error rate to ask of normal-theory bounds so that they reach as far as Student's: the factor is itself only estimated.
    /// </summary>
    public double Tail(double confidence) => Factor <= 1 || DegreesOfFreedom < 1
        ? 1 - confidence
        : 1 - Normal.CDF(0, 1, StudentT.InvCDF(0, 1, DegreesOfFreedom, confidence));

    /// <summary>The factor itself where chance does not explain it; else none.</summary>
    public Dispersion IfEvident() =>
        DegreesOfFreedom >= 1 && 1 - ChiSquared.CDF(DegreesOfFreedom, Factor * DegreesOfFreedom) < Evident ? this : None;
}
