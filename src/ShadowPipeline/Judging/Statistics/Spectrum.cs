namespace ShadowPipeline.Judging.Statistics;

/// <summary>
/// The spectrum of a first-order autoregression, relative to its value at frequency 0, which is what the variance of a mean rests on.
/// </summary>
internal static class Spectrum
{
    private const int Aliases = 3;

    /// <summary>
    /// By what factor the spread of batch means understates the long-run variance once the slowest waves were fitted and removed: what is
    /// left of the
    /// spread lies at higher frequencies, where a correlated series has less power. Batching passes each frequency and its aliases by
    /// sinc².
    /// </summary>
    public static double Understatement(double correlation, double periods, int batches, int fitted)
    {
        var length = periods / batches;
        var power = 0.0;
        for (var wave = fitted + 1; wave < batches; wave++)
        {
            var frequency = wave / (2 * periods);
            var (passed, weights) = (0.0, 0.0);
            for (var alias = -Aliases; alias <= Aliases; alias++)
            {
                var angle = Math.PI * ((frequency * length) + alias);
                var weight = Math.Pow(Math.Sin(angle) / angle, 2);
                passed += weight * Relative(correlation, frequency + (alias / length));
                weights += weight;
            }

            power += passed / weights;
        }

        return (batches - 1 - fitted) / power;
    }

    private static double Relative(double correlation, double frequency) => (1 - correlation) * (1 - correlation)
        / (1 - (2 * correlation * Math.Cos(2 * Math.PI * frequency)) + (correlation * correlation));
}
