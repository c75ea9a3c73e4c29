using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Waits for an endpoint that somebody else keeps busy, at whichever step that shows, for no longer than the policy allows.</summary>
internal sealed class BusyWait(IRunStore runs, TimeProvider time)
{
    // Another run's lease is no fault of the endpoint's and always ends: it is waited for without giving up, and seldom.
    private static readonly TimeSpan LeaseLook = TimeSpan.FromHours(1);

    /// <summary>Waits, or decides EndpointIneligible once busyTimeout is over.</summary>
    /// <param name="run">The run.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="state">Wait to repeat the step, Busy to ask for the endpoint again.</param>
    /// <param name="because">One plain sentence.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<StepAnswer> AnswerAsync(Run run, Policy policy, string state, string because, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (BusySchedule.Next(run.StartedAt ?? now, now, policy.BusyTimeout.Value) is { } next)
        {
            return new StepAnswer(state, because, next);
        }

        var reason = $"The endpoint {run.EndpointName} stayed busy for {policy.BusyTimeout}. {because}";
        await runs.SaveAsync(run with { EarlyOutcome = new EarlyOutcome(DecisionBasis.EndpointIneligible, [reason]) }, cancellationToken);
        return new StepAnswer(StepState.Decided, reason);
    }

    /// <summary>Waits for another run of this pipeline to give the endpoint back.</summary>
    public StepAnswer ForLease(Run run) =>
        new(StepState.Wait, $"Another run holds the endpoint {run.EndpointName}.", BusySchedule.WholeSecond(time.GetUtcNow() + LeaseLook));
}
