namespace ShadowPipeline.Tests.Judging;

/// <summary>Seeded noise with known truth.</summary>
internal static class Noise
{
    /// <summary>A stationary first-order autoregression with mean 0, standard deviation 1 and the given lag-1 correlation.</summary>
    public static double[] Series(int seed, int length, double correlation)
    {
        var random = new SplitMix(seed);
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
        var random = new SplitMix(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (double)Enumerable.Range(0, requests).Count(_ => random.NextDouble() < probability))];
    }

    private static double Gauss(SplitMix random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Vigna's SplitMix64: unlike System.Random, consecutive seeds give unrelated streams.</summary>
    private sealed class SplitMix(int seed)
    {
        private ulong _state = unchecked((ulong)seed * 0xD1342543DE82EF95UL);

        public double NextDouble()
        {
            unchecked
            {
                _state += 0x9E3779B97F4A7C15UL;
                var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
                return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
            }
        }
    }
}
