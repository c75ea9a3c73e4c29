using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>What is allowed in a policy and yet may surprise.</summary>
internal static class PolicyWarnings
{
    private const int MostLaps = 500;

    /// <summary>One sentence each.</summary>
    public static IReadOnlyList<string> Of(Policy policy)
    {
        var warnings = new List<string>();
        if (policy.Mode == DecisionMode.Observe)
        {
            warnings.Add("Decisions are recorded but marked as observed only.");
        }

        if (!policy.Criteria.Any(criterion => IsServerError(criterion.Metric)) && !policy.Guardrails.Any(guardrail => IsServerError(guardrail.Metric)))
        {
            warnings.Add("No limit and no guardrail watches Invocation5XXErrors: a candidate that fails requests could still be promoted.");
        }

        if (policy.Experiment.SamplingPercentage < 100 && !policy.Evidence.AllowUnequalLoad)
        {
            warnings.Add($"Only {policy.Experiment.SamplingPercentage} % of requests are copied: percentiles and utilisation are not compared under unequal load "
                + "unless evidence.allowUnequalLoad is true.");
        }

        if (policy.Experiment.Duration.Value > policy.CheckEvery.Value * MostLaps)
        {
            warnings.Add($"checkEvery {policy.CheckEvery} is stretched: a test of {policy.Experiment.Duration} has at most {MostLaps} checks.");
        }

        return warnings;
    }

    private static bool IsServerError(string metric) => metric == "Invocation5XXErrors";
}
