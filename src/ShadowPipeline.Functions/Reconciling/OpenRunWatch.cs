using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Reconciling;

/// <summary>Tells alarms how the open runs stand, after each scheduled look at them.</summary>
internal sealed class OpenRunWatch(EmbeddedMetrics metrics, TimeProvider time)
{
    /// <summary>Writes the figures, also when they are 0: a figure that is missing means that nobody looked.</summary>
    /// <param name="found">The runs as they were found.</param>
    /// <param name="look">What came of the look.</param>
    /// <param name="draining">Whether the deployment drains: then runs rightly wait though their turn has come.</param>
    public void Report(OpenRunFindings found, Look look, bool draining)
    {
        var now = time.GetUtcNow();

        // What was mended to the end, or was just started, is in order again.
        var open = found.Looks.Where(one => one.Mending is not { Finished: true }).ToList();
        metrics.Gauge(
            ("OpenRuns", found.Open),
            ("RunsPastEnd", open.Count(one => RunDeadline.Of(one.Run, RunLoader.PolicyOf(one.Run)) < now)),
            ("RunsNotStarted", draining ? 0 : open.Count(one => one.Run.StartedAt is null && one.IsHead)),
            ("Draining", draining ? 1 : 0),
            ("RunsMended", look.Mended.Count),
            ("RunsNotMended", look.NotMended));
    }
}

/// <summary>A run that was looked at.</summary>
/// <param name="Run">As it was found.</param>
/// <param name="Mending">What was mended; null when it was in order, or could not be mended.</param>
/// <param name="IsHead">Whether it is the first of its queue: the others rightly wait.</param>
internal sealed record RunLook(Run Run, Mending? Mending, bool IsHead);
