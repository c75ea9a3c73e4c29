using System.Security.Cryptography;
using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.Worlds;
using ShadowPipeline.Decisions;

namespace ShadowPipeline.Cli.Soaking.Running;

/// <summary>What a soak found, summed over its worlds in their order.</summary>
internal sealed class SoakReport : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SortedDictionary<DecisionBasis, int> _decided = [];
    private readonly List<WorldResult> _broken = [];

    /// <summary>How many worlds lived.</summary>
    public int Worlds { get; private set; }

    /// <summary>How many runs were registered.</summary>
    public int Runs { get; private set; }

    /// <summary>How many of them were promoted.</summary>
    public int Promoted { get; private set; }

    /// <summary>How many decisions each basis has.</summary>
    public IReadOnlyDictionary<DecisionBasis, int> Decided => _decided;

    /// <summary>What was injected.</summary>
    public FaultCounts Faults { get; } = new();

    /// <summary>What was injected into worlds in which every invariant held.</summary>
    public FaultCounts Survived { get; } = new();

    /// <summary>Worlds in which an invariant did not hold.</summary>
    public IReadOnlyList<WorldResult> Broken => _broken;

    /// <summary>The checksum of all that happened.</summary>
    public string TraceHash => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Adds the next world.</summary>
    public void Add(WorldResult world)
    {
        Worlds++;
        Runs += world.Runs;
        Promoted += world.Promoted;
        foreach (var (basis, count) in world.Decided)
        {
            _decided[basis] = _decided.GetValueOrDefault(basis) + count;
        }

        Faults.Add(world.Faults);
        if (world.Breaches.Count == 0)
        {
            Survived.Add(world.Faults);
        }
        else
        {
            _broken.Add(world);
        }

        _hash.AppendData(world.Hash);
    }

    public void Dispose() => _hash.Dispose();
}
