namespace ShadowPipeline.Tests.Judging;

/// <summary>Seeded noise with known truth.</summary>
internal static class Noise
{
    /// <summary>A stationary first-order autoregression with mean 0, standard deviation 1 and the given lag-1 correlation.</summary>
    public static double[] Series(int seed, int length, double correlation)
    {
        var random = new Random(seed);
        var innovation = Math.Sqrt(1 - (correlation * correlation));
        var values = new double[length];
        var state = Gauss(random);
        for (var i = 0; i < length; i++)
        {
            values[i] = state;
            state = (correlation * state) + (innovation * Gauss(random));
        }

        return values;
    }

    /// <summary>Errors per minute, each of <paramref name="requests"/> failing with the given probability.</summary>
    public static double[] Errors(int seed, int length, int requests, double probability)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (double)Enumerable.Range(0, requests).Count(_ => random.NextDouble() < probability))];
    }

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
