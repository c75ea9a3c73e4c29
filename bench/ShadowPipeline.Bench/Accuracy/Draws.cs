namespace ShadowPipeline.Bench.Accuracy;

/// <summary>
/// Random numbers of one run of one series: SplitMix64 (Steele, Lea, Flood 2014) from a state that is a hash of seed, series and run. So
/// a run draws the same numbers whatever ran before it or beside it.
/// </summary>
internal sealed class Draws
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state;
    private double? _spare;

    private Draws(ulong state) => _state = state;

    public static Draws For(int seed, string series, int run)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in series)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return new Draws(Mix(Mix(Mix((ulong)seed + Step) ^ hash) + ((ulong)run * Step)));
    }

    /// <summary>Uniform, above 0 and below 1.</summary>
    public double Uniform()
    {
        _state += Step;
        return ((Mix(_state) >> 11) + 0.5) / (1UL << 53);
    }

    public double Between(double from, double to) => from + ((to - from) * Uniform());

    /// <summary>Log-uniform: each factor between the ends is as likely as the next.</summary>
    public double Scale(double from, double to) => from * Math.Exp(Math.Log(to / from) * Uniform());

    public int Below(int end) => (int)(Uniform() * end);

    /// <summary>Standard normal, by Marsaglia's polar method.</summary>
    public double Normal()
    {
        if (_spare is { } spare)
        {
            _spare = null;
            return spare;
        }

        double x, y, square;
        do
        {
            x = (2 * Uniform()) - 1;
            y = (2 * Uniform()) - 1;
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        var scale = Math.Sqrt(-2 * Math.Log(square) / square);
        _spare = y * scale;
        return x * scale;
    }

    /// <summary>By inversion; the mean is at most 500, so that its exponential does not underflow.</summary>
    public int Poisson(double mean)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mean, 500);
        var rest = Uniform();
        var probability = Math.Exp(-mean);
        var count = 0;
        while (rest > probability && probability > 0)
        {
            rest -= probability;
            count++;
            probability *= mean / count;
        }

        return count;
    }

    /// <summary>
    /// The number of hits in a number of trials at a uniform value, by inversion: with the same value more likely hits are more hits.
    /// </summary>
    public static int Binomial(double uniform, int trials, double share)
    {
        if (trials == 0 || share <= 0)
        {
            return 0;
        }

        var odds = share / (1 - share);
        var probability = Math.Pow(1 - share, trials);
        var count = 0;
        while (uniform > probability && count < trials)
        {
            uniform -= probability;
            probability *= odds * (trials - count) / (count + 1);
            count++;
        }

        return count;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
