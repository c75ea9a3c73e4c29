using Microsoft.Extensions.Logging;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Reconciling;

/// <summary>One scheduled look: how much of its time is left, and what came of it so far.</summary>
internal sealed class Look(TimeProvider time, ILogger logger)
{
    /// <summary>When the last thing is begun, of the 60 seconds that a function has: it must come to its end as well.</summary>
    public static readonly TimeSpan Whole = TimeSpan.FromSeconds(40);

    private readonly DateTimeOffset _begun = time.GetUtcNow();
    private readonly List<string> _mended = [];

    /// <summary>One plain sentence for each thing that was mended.</summary>
    public IReadOnlyList<string> Mended => _mended;

    /// <summary>How many things could not be mended.</summary>
    public int NotMended { get; private set; }

    /// <summary>Whether less than a share of the look's time is over. What is not reached comes first at another look.</summary>
    public bool HasTime(double share) => time.GetUtcNow() - _begun < Whole * share;

    /// <summary>The same for a run: every line about it says so.</summary>
    public async Task<Mending?> TryAsync(RunLogKeys run, Func<Task<Mending?>> mend)
    {
        using var keys = run.Begin();
        return await TryAsync(run.RunId, mend);
    }

    /// <summary>Tries to mend one thing: a failure is counted and keeps no other thing from being mended.</summary>
    public async Task<Mending?> TryAsync(string subject, Func<Task<Mending?>> mend)
    {
        try
        {
            if (await mend() is not { } mending)
            {
                return null;
            }

            Tell(mending);
            _mended.Add($"{subject}: {mending.What}");
            return mending;
        }
        catch (RunConflictException)
        {
            // Its own workflow is at work on it at this very moment.
            return null;
        }
        catch (Exception exception)
        {
            logger.NotMended(exception, $"{subject}: {exception.Message}");
            NotMended++;
            return null;
        }
    }

    private void Tell(Mending mending)
    {
        if (mending.Runs.Count == 0)
        {
            logger.Mended(mending.What);
        }

        foreach (var run in mending.Runs)
        {
            using var keys = run.Begin();
            logger.Mended(mending.What);
        }
    }
}
