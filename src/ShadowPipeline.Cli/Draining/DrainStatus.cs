using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Reconciling;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Cli.Draining;

/// <summary>How a deployment stands that drains, or does not.</summary>
/// <param name="Drain">Since when; null when it does not drain.</param>
/// <param name="Running">The runs that began and have not given their endpoint back, by id.</param>
/// <param name="Waiting">How many runs have not begun.</param>
/// <param name="Held">How many approvals came meanwhile; at most <see cref="MostHeld"/> are counted.</param>
/// <param name="At">When that was so.</param>
internal sealed record DrainStatus(Drain? Drain, IReadOnlyList<string> Running, int Waiting, int Held, DateTimeOffset At)
{
    /// <summary>The most held approvals that are counted.</summary>
    public const int MostHeld = 1000;

    /// <summary>Whether nothing runs, and nothing that began before the drain can show any more.</summary>
    public bool IsDrained => Drain is not null && Running.Count == 0 && At >= Drain.SettledAt;

    /// <summary>Reads it.</summary>
    public static async Task<DrainStatus> ReadAsync(IDrainStore drains, IRunStore runs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var drain = await drains.FindAsync(cancellationToken);
        var open = await runs.ListOpenAsync(OpenRunSelection.MostKnown, cancellationToken);
        var running = new List<string>();
        foreach (var candidate in OpenRunSelection.NearHeads(open))
        {
            if (await runs.FindAsync(candidate.RunId, cancellationToken) is { } run && HasBegun(run))
            {
                running.Add(run.Id);
            }
        }

        running.Sort(StringComparer.Ordinal);
        var held = await drains.ListHeldAsync(MostHeld, cancellationToken);
        return new DrainStatus(drain, running, open.Count - running.Count, held.Count, now);
    }

    private static bool HasBegun(Run run) => run.StartedAt is not null || run.ExecutionArn is not null;
}
