using System.Text;

namespace ShadowPipeline.Local.CloudWatch;

/// <summary>
/// Chance that is a pure function of what it is for, so that any minute can be computed alone and in any order (SplitMix64).
/// </summary>
internal struct CounterRandom
{
    private ulong _state;
    private double _spare;
    private bool _hasSpare;

    private CounterRandom(ulong state) => _state = state;

    /// <summary>The stream for one purpose of one subject in one minute.</summary>
    public static CounterRandom For(ulong subject, long minute, Purpose purpose) =>
        new(Mix(subject ^ Mix(((ulong)minute * 64) + (ulong)purpose)));

    /// <summary>A number that stands for a subject, from the world's seed and the subject's names.</summary>
    public static ulong Subject(long seed, params ReadOnlySpan<string> names)
    {
        var hash = Mix((ulong)seed);
        foreach (var name in names)
        {
            foreach (var b in Encoding.UTF8.GetBytes(name))
            {
                hash = (hash ^ b) * 1099511628211;
            }

            hash = Mix(hash);
        }

        return hash;
    }

    /// <summary>Uniform in (0, 1).</summary>
    public double NextUnit() => ((Next() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>Standard normal, by Box and Muller, two at a time.</summary>
    public double NextNormal()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        var radius = Math.Sqrt(-2 * Math.Log(NextUnit()));
        var (sin, cos) = Math.SinCos(Math.Tau * NextUnit());
        _spare = radius * sin;
        _hasSpare = true;
        return radius * cos;
    }

    /// <summary>A Poisson count; large means are drawn as rounded normals.</summary>
    public int NextPoisson(double mean)
    {
        if (mean > 50)
        {
            return Rounded(mean, Math.Sqrt(mean), int.MaxValue);
        }

        var (count, probability, sum, unit) = (0, Math.Exp(-mean), Math.Exp(-mean), NextUnit());
        while (unit > sum && probability > 0)
        {
            probability *= mean / ++count;
            sum += probability;
        }

        return count;
    }

    /// <summary>A binomial count; many expected successes and failures are drawn as a rounded normal.</summary>
    public int NextBinomial(int trials, double probability)
    {
        if (probability >= 1 || trials == 0)
        {
            return trials;
        }

        if (probability > 0.5)
        {
            return trials - NextBinomial(trials, 1 - probability);
        }

        var mean = trials * probability;
        if (mean > 50)
        {
            return Rounded(mean, Math.Sqrt(mean * (1 - probability)), trials);
        }

        var odds = probability / (1 - probability);
        var (count, mass) = (0, Math.Pow(1 - probability, trials));
        var (sum, unit) = (mass, NextUnit());
        while (unit > sum && count < trials)
        {
            mass *= odds * (trials - count) / ++count;
            sum += mass;
        }

        return count;
    }

    private int Rounded(double mean, double deviation, int most) => (int)Math.Clamp(Math.Round(mean + (deviation * NextNormal())), 0, most);

    private ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
