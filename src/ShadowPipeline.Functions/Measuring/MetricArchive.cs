using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Metrics;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Measuring;

/// <summary>
/// Archives a running test's minutes part by part, because CloudWatch forgets them after 15 days. What is archived is found by listing the
/// bucket and nowhere else noted: a list shows what was written at once, a note in the run could only fall behind it in a crash, and a
/// check's save would collide with its own. A part begins where the one before it ends, its key is made of its start, and it is written
/// only when there is none: so parts never overlap, the first stands whoever repeats the check and whenever, and a check that failed is
/// made good by the next.
/// </summary>
internal sealed class MetricArchive(IEvidenceStore store, SeriesReader series)
{
    private const string PartType = "application/gzip";

    /// <summary>Archives what has settled since the last part, at a check of a test that runs or has ended on schedule; does nothing at any other.</summary>
    public async Task KeepAsync(
        Run run, Policy policy, ProgressAnswer progress, CheckSchedule schedule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (progress is not { State: ProgressState.CheckAgain or ProgressState.Evaluate, Observation: { RunningSince: { } since } observation })
        {
            return;
        }

        // After the schedule's end nothing is copied, however long SageMaker calls the experiment Running.
        var settled = now - ExperimentProgress.SettleDelay;
        var ended = observation.EndedAt ?? schedule.End;
        if (EvaluationWindow.Between(since, settled < ended ? settled : ended, EvaluationWindow.Minute) is not { } window)
        {
            return;
        }

        var start = await LastEndAsync(run, cancellationToken) ?? window.Start;

        // Minutes that CloudWatch has forgotten are left out: closing the evidence finds the gap.
        var oldest = EvaluationWindow.OldestMinute(now);
        var missing = new ObservedWindow(start > oldest ? start : oldest, window.End);
        await WriteAsync(run, policy, missing, EvaluationWindow.Minute, cancellationToken);
    }

    /// <summary>Reads a stretch from CloudWatch and archives it in parts that do not stand yet; nothing where it is empty.</summary>
    public async Task WriteAsync(Run run, Policy policy, ObservedWindow stretch, TimeSpan period, CancellationToken cancellationToken)
    {
        foreach (var window in EvidenceCoverage.Split(stretch, period))
        {
            var read = await series.ReadAsync(run, MetricQueryPlan.For(policy), window, period, cancellationToken);
            var part = EvidencePartCodec.Encode(new EvidencePart
            {
                RunId = run.Id,
                EndpointName = run.EndpointName,
                Start = window.Start,
                End = window.End,
                Period = period,
                Series = read.Series,
            });
            var uri = store.FolderOf(run.Id) + EvidenceKeys.Part(window.Start, period);
            if (!await store.TryWriteOnceAsync(uri, new EvidenceObject(part, PartType, window.End), cancellationToken))
            {
                // Another attempt of this check was faster and goes on with the next part.
                return;
            }
        }
    }

    private async Task<DateTimeOffset?> LastEndAsync(Run run, CancellationToken cancellationToken)
    {
        var parts = await store.ListAsync(store.FolderOf(run.Id) + EvidenceKeys.Folder(EvaluationWindow.Minute), cancellationToken);
        return parts.Count == 0
            ? null
            : await store.FindEndAsync(parts[^1], cancellationToken)
                ?? throw new InvalidEvidenceException($"{parts[^1]} does not say where it ends: it was not written by this pipeline, or is gone.");
    }
}
