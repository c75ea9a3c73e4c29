using Microsoft.Extensions.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Logging;

/// <summary>Puts run, execution and experiment on every line that a step logs.</summary>
internal static class StepScope
{
    /// <summary>The same where only the decision is known. Dispose at the end of the step.</summary>
    public static IDisposable? BeginStep(this ILogger logger, DecisionRecord record, string? executionArn) => logger.BeginScope(new Dictionary<string, object>
    {
        ["run_id"] = record.Id,
        ["execution_arn"] = executionArn ?? record.ExecutionArn ?? "",
        ["experiment_name"] = record.Id,
        ["endpoint_name"] = record.EndpointName,
    });

    /// <summary>Dispose at the end of the step.</summary>
    public static IDisposable? BeginStep(this ILogger logger, Run run, StepInput input) => logger.BeginScope(new Dictionary<string, object>
    {
        ["run_id"] = run.Id,
        ["execution_arn"] = input.ExecutionArn ?? run.ExecutionArn ?? "",
        ["experiment_name"] = run.Id,
        ["endpoint_name"] = run.EndpointName,
    });
}
