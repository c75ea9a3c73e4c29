using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Writes a run's one decision.</summary>
internal sealed class DecisionRecorder(IDecisionStore decisions, TimeProvider time)
{
    /// <summary>Builds the decision from what the run knows and writes it, unless it is written; returns the one that stands.</summary>
    public async Task<DecisionRecord> RecordAsync(Run run, PipelineFailure? failure, CancellationToken cancellationToken)
    {
        var record = DecisionBuilder.Build(run, failure, Software.Version, time.GetUtcNow());
        return await decisions.WriteOnceAsync(record, cancellationToken);
    }
}
