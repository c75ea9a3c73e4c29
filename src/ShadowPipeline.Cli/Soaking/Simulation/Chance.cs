namespace ShadowPipeline.Cli.Soaking.Simulation;

/// <summary>A stream of draws that a seed repeats exactly, on every machine and in every version of the runtime (SplitMix64).</summary>
internal sealed class Chance(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 up to, not including, <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(Unit() * bound);

    /// <summary>Whether something of this probability happens.</summary>
    public bool Happens(double probability) => Unit() < probability;

    /// <summary>One of several.</summary>
    public T Pick<T>(params IReadOnlyList<T> some) => some[Below(some.Count)];

    /// <summary>A span, evenly drawn, in whole milliseconds.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most) => TimeSpan.FromMilliseconds(Math.Floor((least + ((most - least) * Unit())).TotalMilliseconds));

    /// <summary>A stream of its own, which draws here do not move.</summary>
    public Chance Fork() => new(Next());

    /// <summary>A seed that depends on all of its parts.</summary>
    public static ulong Mix(ulong seed, ulong part) => Finish(seed + Golden + (Finish(part + Golden) * Golden));

    /// <summary>A seed that depends on a text, the same in every process.</summary>
    public static ulong Mix(ulong seed, string part)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in part)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        return Mix(seed, hash);
    }

    /// <summary>The one draw that belongs to a seed, from 0 up to 1.</summary>
    public static double UnitOf(ulong seed) => (Finish(seed) >> 11) * (1.0 / (1UL << 53));

    private ulong Next() => Finish(_state += Golden);

    private static ulong Finish(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
