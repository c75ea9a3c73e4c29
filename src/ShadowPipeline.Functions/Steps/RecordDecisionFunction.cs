using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Runs;

namespace ShadowPipeline.Functions.Steps;

/// <summary>Writes the run's one decision.</summary>
internal sealed class RecordDecisionFunction(RunLoader loader, DecisionRecorder recorder, ILogger<RecordDecisionFunction> logger)
{
    /// <summary>Safe to repeat: the first record stands.</summary>
    [LambdaFunction]
    public async Task<RecordAnswer> RecordDecision(StepInput input)
    {
        var run = await loader.LoadAsync(input.RunId, CancellationToken.None);
        using var scope = logger.BeginStep(run, input);
        var failure = input.Error is { } error ? new PipelineFailure(error.Error, error.Cause ?? "") : null;
        var record = await recorder.RecordAsync(run, failure, CancellationToken.None);
        logger.DecisionRecorded(record.Decision, record.Basis);
        return new RecordAnswer(record.Id, record.Decision.ToString(), record.Basis.ToString());
    }
}
