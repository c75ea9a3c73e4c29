using MathNet.Numerics.RootFinding;

namespace ShadowPipeline.Judging.Statistics;

/// <summary>The error of a mean when several noise models may hold: the Student distribution of each, weighed by its plausibility.</summary>
internal sealed class StudentMixture
{
    /// <summary>Models less plausible than this share of all change no digit that is kept.</summary>
    private const double Negligible = 1e-6;
    private const double Accuracy = 1e-12;
    private const int MostSteps = 200;
    private readonly (double Weight, ModelFit Fit)[] _parts;

    /// <summary>Weighs the fits by prior weight and likelihood.</summary>
    public StudentMixture(IReadOnlyList<(double Prior, ModelFit Fit)> fits)
    {
        var best = fits.Max(fit => fit.Fit.LogLikelihood);
        var weighed = fits.Select(fit => (Weight: fit.Prior * Math.Exp(fit.Fit.LogLikelihood - best), fit.Fit)).ToList();
        var kept = weighed.Where(part => part.Weight > Negligible * weighed.Sum(all => all.Weight)).ToList();
        var total = kept.Sum(part => part.Weight);
        _parts = [.. kept.Select(part => (part.Weight / total, part.Fit))];
        Variance = _parts.Sum(part => part.Weight * part.Fit.StandardError * part.Fit.StandardError);
    }

    /// <summary>The squared standard error over all models.</summary>
    public double Variance { get; }

    /// <summary>The distance that the error keeps within to one side with a probability from 0.5 to below 1.</summary>
    public double Reach(double probability)
    {
        var (near, far) = (0.0, 2 * Math.Sqrt(Variance));
        while (Cumulative(far) < probability)
        {
            (near, far) = (far, 2 * far);
        }

        return far == 0 ? 0 : Brent.FindRoot(value => Cumulative(value) - probability, near, far, Accuracy * far, MostSteps);
    }

    private double Cumulative(double value) => _parts.Sum(part => part.Weight * part.Fit.Cumulative(value));
}
