using ShadowPipeline.Validation;

namespace ShadowPipeline.Policies;

/// <summary>Rules that tie keys together; asked once every key by itself is sound.</summary>
internal static class PolicyRules
{
    public static void Check(Policy policy, ProblemList problems)
    {
        var duration = policy.Experiment.Duration;
        var periods = TestWindow.Periods(duration.Value);
        if (periods < policy.Evidence.MinPeriods)
        {
            problems.Add(
                "$.evidence.minPeriods",
                $"is {policy.Evidence.MinPeriods}, but a test of {duration} has only {periods} periods, so nothing could ever be promoted");
        }
    }
}
