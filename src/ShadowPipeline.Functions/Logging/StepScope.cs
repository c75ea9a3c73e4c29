using Microsoft.Extensions.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Logging;

/// <summary>Puts run, execution, experiment and endpoint on every line of a step, whichever class logs it.</summary>
internal static class StepScope
{
    /// <summary>Dispose at the end of the step.</summary>
    public static IDisposable BeginStep(this ILogger logger, Run run, StepInput input) =>
        new RunLogKeys(run.Id, input.ExecutionArn ?? run.ExecutionArn ?? "", run.EndpointName).Begin();

    /// <summary>The same where only the decision is known.</summary>
    public static IDisposable BeginStep(this ILogger logger, DecisionRecord record, string? executionArn) =>
        new RunLogKeys(record.Id, executionArn ?? record.ExecutionArn ?? "", record.EndpointName).Begin();
}
