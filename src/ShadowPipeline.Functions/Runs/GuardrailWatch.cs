using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Judging;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Looks at the policy's guardrails while a test runs.</summary>
internal sealed class GuardrailWatch(IMetricReader metrics)
{
    /// <summary>The breach as one sentence, or null.</summary>
    public async Task<string?> BreachAsync(
        Run run, Policy policy, Observation observation, CheckSchedule schedule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var settled = now - ExperimentProgress.SettleDelay;
        if (policy.Guardrails.Count == 0
            || now > schedule.End
            || observation is not { Status: ExperimentStatus.Running, RunningSince: { } since }
            || EvaluationWindow.Between(since, settled, now) is not { } window)
        {
            return null;
        }

        var soFar = await window.ReadAsync(metrics, run, policy, cancellationToken);
        return Guardrails.Check(policy, soFar, schedule.PlannedLooks)?.Reason;
    }
}
