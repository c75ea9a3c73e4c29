using System.Security.Cryptography;
using System.Text;
using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.Real;
using ShadowPipeline.Cli.Soaking.Worlds;
using ShadowPipeline.Decisions;

namespace ShadowPipeline.Cli.Soaking.Running;

/// <summary>What a soak found, summed over its worlds in their order.</summary>
internal sealed class SoakReport : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SortedDictionary<DecisionBasis, int> _decided = [];
    private readonly List<WorldResult> _broken = [];
    private readonly List<RealResult> _brokenReal = [];

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

    /// <summary>Worlds on the real wire in which an invariant did not hold.</summary>
    public IReadOnlyList<RealResult> BrokenReal => _brokenReal;

    /// <summary>Whether everything held.</summary>
    public bool Holds => _broken.Count == 0 && _brokenReal.Count == 0;

    /// <summary>How many runs went over the real wire.</summary>
    public int RealRuns { get; private set; }

    /// <summary>How often the real engine was killed; what it answered then is not in the checksum.</summary>
    public int EngineKills { get; private set; }

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

    /// <summary>Adds what went over the real wire, after all simulated worlds.</summary>
    public void Add(IReadOnlyList<RealResult> worlds, int kills)
    {
        EngineKills = kills;
        foreach (var world in worlds)
        {
            RealRuns += world.Records.Count;
            Faults.Add(world.Faults);
            (world.Breaches.Count == 0 ? Survived : new FaultCounts()).Add(world.Faults);
            foreach (var record in world.Records)
            {
                Runs++;
                Promoted += record.Decision == Decision.Promote ? 1 : 0;
                _decided[record.Basis] = _decided.GetValueOrDefault(record.Basis) + 1;
                if (kills == 0)
                {
                    _hash.AppendData(Encoding.UTF8.GetBytes($"{record.Id} {record.Decision} {record.Basis}\n"));
                }
            }

            if (world.Breaches.Count > 0)
            {
                _brokenReal.Add(world);
            }
        }
    }

    public void Dispose() => _hash.Dispose();
}
