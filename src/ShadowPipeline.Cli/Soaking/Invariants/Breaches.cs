using ShadowPipeline.Cli.Soaking.Simulation;

namespace ShadowPipeline.Cli.Soaking.Invariants;

/// <summary>The breaches of one world.</summary>
internal sealed class Breaches(Trace trace)
{
    private const int MostLines = 60;
    private const int Most = 8;
    private readonly List<Breach> _found = [];

    /// <summary>What was found, in order; a world full of them keeps the first ones.</summary>
    public IReadOnlyList<Breach> Found => _found;

    /// <summary>Keeps a breach.</summary>
    /// <param name="invariant">What did not hold.</param>
    /// <param name="what">One plain sentence.</param>
    /// <param name="concerned">Names whose story tells how it came.</param>
    public void Add(Invariant invariant, string what, params IReadOnlyCollection<string> concerned)
    {
        if (_found.Count < Most)
        {
            _found.Add(new Breach(invariant, what, trace.About(concerned, MostLines)));
        }

        trace.Add($"BROKEN {invariant}: {what}");
    }

    /// <summary>Keeps a breach when something does not hold.</summary>
    public void Unless(bool holds, Invariant invariant, Func<string> what, params IReadOnlyCollection<string> concerned)
    {
        if (!holds)
        {
            Add(invariant, what(), concerned);
        }
    }
}
