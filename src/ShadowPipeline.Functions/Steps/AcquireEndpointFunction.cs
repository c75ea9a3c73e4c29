using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Endpoints;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Steps;

/// <summary>Makes the endpoint the run's own, or waits, bounded, while somebody else keeps it busy.</summary>
internal sealed class AcquireEndpointFunction(
    RunLoader loader,
    StandingOutcome outcomes,
    IRunStore runs,
    ILeaseStore leases,
    IEndpointReader endpoints,
    IExperiments experiments,
    BusyWait busy,
    RunMetrics metrics,
    TimeProvider time,
    ILogger<AcquireEndpointFunction> logger)
{
    /// <summary>Safe to repeat: the lease is the run's own by then.</summary>
    [LambdaFunction]
    public async Task<StepAnswer> AcquireEndpoint(StepInput input)
    {
        var run = await loader.LoadAsync(input.RunId, CancellationToken.None);
        using var scope = logger.BeginStep(run, input);
        return logger.Answered(await outcomes.FindAsync(run, CancellationToken.None) ?? await AcquireAsync(run, input));
    }

    private async Task<StepAnswer> AcquireAsync(Run run, StepInput input)
    {
        var now = time.GetUtcNow();
        var policy = RunLoader.PolicyOf(run);
        if (await leases.TryAcquireAsync(run.EndpointName, run.Id, now, LeaseTerm.ForTest(policy, now), CancellationToken.None) is null)
        {
            return busy.ForLease(run);
        }

        run = await NoteStartAsync(run, input, now);
        return await BusyBecauseAsync(run) is { } because
            ? await busy.AnswerAsync(run, policy, StepState.Wait, because, CancellationToken.None)
            : new StepAnswer(StepState.Done, $"The endpoint {run.EndpointName} is this run's own.");
    }

    private async Task<Run> NoteStartAsync(Run run, StepInput input, DateTimeOffset now)
    {
        if (run.StartedAt is not null && run.ExecutionArn == input.ExecutionArn)
        {
            return run;
        }

        var started = await runs.SaveAsync(run with { StartedAt = run.StartedAt ?? now, ExecutionArn = input.ExecutionArn }, CancellationToken.None);
        if (run.StartedAt is null)
        {
            metrics.Started(started);
        }

        return started;
    }

    private async Task<string?> BusyBecauseAsync(Run run)
    {
        if (await experiments.FindAsync(run.Id, CancellationToken.None) is not null)
        {
            // An earlier attempt of this very run made the endpoint busy.
            return null;
        }

        var endpoint = await endpoints.ReadEndpointAsync(run.EndpointName, CancellationToken.None);
        if (Eligibility.BusyBecause(endpoint) is { } because)
        {
            return because;
        }

        var other = await experiments.FindOtherOnEndpointAsync(run.EndpointName, run.Id, CancellationToken.None);
        return other is null ? null : $"The inference experiment {other} holds the endpoint {run.EndpointName}.";
    }
}
