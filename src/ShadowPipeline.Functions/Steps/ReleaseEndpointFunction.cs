using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Runs;

namespace ShadowPipeline.Functions.Steps;

/// <summary>Gives the endpoint back, whatever happened, and lets the next run in.</summary>
internal sealed class ReleaseEndpointFunction(RunLoader loader, EndpointReleaser releaser, ILogger<ReleaseEndpointFunction> logger)
{
    /// <summary>Safe to repeat: what is released stays released.</summary>
    [LambdaFunction]
    public async Task<StepAnswer> ReleaseEndpoint(StepInput input)
    {
        var run = await loader.LoadAsync(input.RunId, CancellationToken.None);
        using var scope = logger.BeginStep(run, input);
        var answer = await releaser.ReleaseAsync(run, CancellationToken.None);
        logger.Released(answer.State, answer.Summary);
        return answer;
    }
}
