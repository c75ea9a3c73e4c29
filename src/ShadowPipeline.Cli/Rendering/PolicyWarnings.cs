using ShadowPipeline.Planning;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>What is allowed in a policy and yet may surprise.</summary>
internal static class PolicyWarnings
{
    /// <summary>One sentence each.</summary>
    public static IReadOnlyList<string> Of(Policy policy)
    {
        var warnings = new List<string>();
        if (policy.Mode == DecisionMode.Observe)
        {
            warnings.Add("Decisions are recorded but marked as observed only.");
        }

        if (!policy.Criteria.Any(criterion => IsServerError(criterion.Metric))
            && !policy.Guardrails.Any(guardrail => IsServerError(guardrail.Metric)))
        {
            warnings.Add("No limit and no guardrail watches Invocation5XXErrors: a candidate that fails requests could still be promoted.");
        }

        warnings.AddRange(PolicyAdvice.For(policy));
        if (policy.Experiment.Duration.Value > policy.CheckEvery.Value * CheckSchedule.MaxLaps)
        {
            warnings.Add(
                $"checkEvery {policy.CheckEvery} is stretched: a test of {policy.Experiment.Duration} has at most {CheckSchedule.MaxLaps} checks.");
        }

        return warnings;
    }

    private static bool IsServerError(string metric) => metric == "Invocation5XXErrors";
}
