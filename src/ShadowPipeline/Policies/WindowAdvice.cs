using ShadowPipeline.Planning;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Policies;

/// <summary>Times that do not fit each other, or CloudWatch.</summary>
internal static class WindowAdvice
{
    // A new variant's instances take as long as this to serve.
    private const int MinutesToStart = 15;

    public static IEnumerable<Problem> For(Policy policy) => [.. Periods(policy), .. Checks(policy)];

    private static IEnumerable<Problem> Periods(Policy policy)
    {
        var (least, periods) = (policy.Evidence.MinPeriods, TestWindow.Periods(policy.Experiment.Duration.Value));
        if (least > Math.Min(periods * 0.9, periods - MinutesToStart))
        {
            yield return new Problem(
                "$.evidence.minPeriods", $"is {least} of at most {periods} periods: the minutes that the shadow variant takes to start may leave too few");
        }
    }

    private static IEnumerable<Problem> Checks(Policy policy)
    {
        if (MetricRetention.LosesMinutes(policy))
        {
            yield return new Problem(
                "$.checkEvery",
                $"is {policy.CheckEvery}, but CloudWatch keeps minutes for 15 days and a test archives its minutes when it is checked: "
                + "this one would be judged in periods of five minutes; use at most 14d");
        }

        var start = DateTimeOffset.UnixEpoch;
        var duration = policy.Experiment.Duration.Value;
        var schedule = CheckSchedule.For(start, start + duration, policy.CheckEvery.Value, Planning.Extensions.Longest(policy), Planning.Extensions.Of(policy));
        if (schedule.StretchedFrom is not null)
        {
            yield return new Problem(
                "$.checkEvery",
                $"is {policy.CheckEvery}, but a test has at most {CheckSchedule.MaxLaps} checks: one of {policy.Experiment.Duration} is checked every "
                + $"{schedule.Interval.TotalMinutes:0}m");
        }
    }
}
