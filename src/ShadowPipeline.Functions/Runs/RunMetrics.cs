using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Metrics of runs. Each is written where what it counts was just saved for the first time, so that a step that is repeated counts once.</summary>
internal sealed class RunMetrics(EmbeddedMetrics metrics, FunctionSettings settings)
{
    /// <summary>The run holds its endpoint for the first time.</summary>
    public void Started(Run run)
    {
        using var keys = RunLogKeys.Of(run, settings).Begin();
        var waited = run.StartedAt!.Value - run.RegisteredAt;
        metrics.Write(Metric.Count("RunsStarted"), Metric.Seconds("WaitingTime", waited < TimeSpan.Zero ? TimeSpan.Zero : waited));
    }

    /// <summary>The run's decision was written.</summary>
    public void Decided(Run run, DecisionRecord record)
    {
        // Whoever decides a run may be at work on another: a newer version withdraws those that wait.
        using var keys = RunLogKeys.Of(record, settings).Begin();
        metrics.Count("Decisions", ("Decision", record.Decision.ToString()), ("Basis", record.Basis.ToString()));
        var saved = EarlyStop.SavedInstanceHours(run);
        metrics.Write(
        [
            .. record.Window is { } window ? [Metric.Seconds("TestDuration", window.End - window.Start)] : Array.Empty<Metric>(),
            .. record.StartedAt is { } started && record.DecidedAt >= started ? [Metric.Seconds("RunDuration", record.DecidedAt - started)] : Array.Empty<Metric>(),
            .. saved is { } hours ? [Metric.Number("SavedInstanceHours", hours)] : Array.Empty<Metric>(),
            .. saved is not null && record.Basis == DecisionBasis.GuardrailBreached ? [Metric.Count("GuardrailStops")] : Array.Empty<Metric>(),
        ]);
    }
}
