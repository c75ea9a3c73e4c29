namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>How often each fault was injected.</summary>
internal sealed class FaultCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<FaultKind>().Length];

    /// <summary>How often.</summary>
    public long this[FaultKind kind] => _counts[(int)kind];

    /// <summary>All of them.</summary>
    public long Total => _counts.Sum();

    /// <summary>Counts one.</summary>
    public void Add(FaultKind kind) => _counts[(int)kind]++;

    /// <summary>Counts all of another's.</summary>
    public void Add(FaultCounts other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
    }
}
