using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Tells alarms how the open runs stand, after each scheduled look at them.</summary>
internal sealed class OpenRunWatch(EmbeddedMetrics metrics, TimeProvider time)
{
    /// <summary>Writes the figures, also when they are 0: a figure that is missing means that nobody looked.</summary>
    /// <param name="looks">The runs as they were found, the oldest of each endpoint first, and whether they needed mending.</param>
    public void Report(IReadOnlyCollection<RunLook> looks)
    {
        var now = time.GetUtcNow();

        // What was mended to the end, or was just started, is in order again.
        var open = looks.Where(look => look.Mending is not { Finished: true }).Select(look => look.Run).ToList();

        // Only the first of a queue is to be running; the others rightly wait.
        var heads = looks.DistinctBy(look => look.Run.EndpointName, StringComparer.OrdinalIgnoreCase).Select(look => look.Run.Id).ToHashSet();
        metrics.Gauge(
            ("OpenRuns", looks.Count),
            ("RunsPastEnd", open.Count(run => RunDeadline.Of(run, RunLoader.PolicyOf(run)) < now)),
            ("RunsNotStarted", open.Count(run => run.StartedAt is null && heads.Contains(run.Id))),
            ("RunsMended", looks.Count(look => look.Mending is not null)));
    }
}

/// <summary>A run that was looked at.</summary>
/// <param name="Run">As it was found.</param>
/// <param name="Mending">What was mended; null when it was in order, or could not be mended.</param>
internal sealed record RunLook(Run Run, Mending? Mending);
