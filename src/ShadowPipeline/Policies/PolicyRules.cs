using System.Globalization;
using ShadowPipeline.Planning;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Policies;

/// <summary>
/// Refuses a policy under which nothing could ever be promoted; asked once every key by itself is sound. Only what holds for every
/// candidate and every traffic is refused: what depends on them is a matter of the plan.
/// </summary>
internal static class PolicyRules
{
    public static void Check(Policy policy, ProblemList problems)
    {
        CheckPeriods(policy, problems);
        CheckInvocations(policy, problems);
        for (var index = 0; index < policy.Criteria.Count; index++)
        {
            var path = JsonPath.Item("$.criteria", index);
            CheckUnits(policy, policy.Criteria[index].Metric, path, problems);
            foreach (var limit in policy.Criteria[index].Limits)
            {
                CheckLimit(policy, policy.Criteria[index].Metric, limit, JsonPath.Member(path, PolicyWords.Limits.Of(limit.Kind)), problems);
            }
        }

        for (var index = 0; index < policy.Guardrails.Count; index++)
        {
            var guardrail = policy.Guardrails[index];
            if (TakesNoTime(guardrail.Metric, new Limit(LimitKind.Max, guardrail.Max)))
            {
                problems.Add(JsonPath.Item("$.guardrails", index) + ".max", "is 0, but no request takes no time, so every test would be stopped");
            }
        }
    }

    private static void CheckPeriods(Policy policy, ProblemList problems)
    {
        var (least, longest) = (policy.Evidence.MinPeriods, Extensions.Longest(policy));
        var periods = TestWindow.Periods(longest);
        if (least <= periods)
        {
            CheckLostMinutes(policy, longest, problems);
            return;
        }

        var extended = longest > policy.Experiment.Duration.Value ? ", extended as often as allowed," : "";
        problems.Add(
            "$.evidence.minPeriods",
            $"is {least}{(least == new EvidencePolicy().MinPeriods ? " (the default)" : "")}, but a test of {policy.Experiment.Duration}{extended} has at most "
            + $"{periods} usable periods, because it is seen running only after its start, so nothing could ever be promoted; "
            + $"use at most {periods}, or an experiment.duration of at least {TestWindow.MinutesFor(least)}m");
    }

    private static void CheckLostMinutes(Policy policy, TimeSpan longest, ProblemList problems)
    {
        var periods = (int)(longest / MetricRetention.PeriodAfterMinutes);
        if (MetricRetention.LosesMinutes(policy) && policy.Evidence.MinPeriods > periods)
        {
            problems.Add(
                "$.evidence.minPeriods",
                $"is {policy.Evidence.MinPeriods}, but CloudWatch keeps minutes for 15 days and checkEvery is {policy.CheckEvery}, so a test of "
                + $"{policy.Experiment.Duration} has at most {periods} periods, of five minutes each, and nothing could ever be promoted; "
                + "use a checkEvery of at most 14d");
        }
    }

    private static void CheckInvocations(Policy policy, ProblemList problems)
    {
        var most = Reach.MostShadowRequests(policy);
        if (policy.Evidence.MinInvocations > most)
        {
            problems.Add(
                "$.evidence.minInvocations",
                $"is {policy.Evidence.MinInvocations}, but the shadow variant gets {policy.Experiment.SamplingPercentage} % of the requests of "
                + $"{policy.Experiment.Duration}, which is at most {most.ToString("0", CultureInfo.InvariantCulture)} even at a million a second, so nothing could ever be promoted");
        }
    }

    private static void CheckLimit(Policy policy, string metric, Limit limit, string path, ProblemList problems)
    {
        if (TakesNoTime(metric, limit))
        {
            problems.Add(path, "is 0, but no request takes no time, so nothing could ever be promoted");
        }
        else if (MetricCatalog.Get(metric).Kind == MetricKind.ErrorCount && limit.Value < Reach.LeastRateLimit(policy))
        {
            problems.Add(
                path,
                $"is {JsonQuote.Number(limit.Value)}, but even a million requests a second without a single error in either variant leave "
                + $"a rate of {Reach.LeastRateLimit(policy).ToString("0.##E+0", CultureInfo.InvariantCulture)} possible at confidence {JsonQuote.Number(policy.Evidence.Confidence)}, "
                + "so no candidate beside a clean production could ever be promoted");
        }
    }

    private static void CheckUnits(Policy policy, string metric, string path, ProblemList problems)
    {
        if (policy.Experiment.InstanceType is { } type && !Reach.CanScale(metric, type))
        {
            var gpu = MetricCatalog.Get(metric).Scale == UtilisationScale.PerGpu;
            var because = gpu && !Reach.MayHaveGpu(type)
                ? $"experiment.instanceType {type} has no GPU and publishes none"
                : $"how many {(gpu ? "GPUs" : "cores")} experiment.instanceType {type} has is not known";
            problems.Add(JsonPath.Member(path, "metric"), $"is {JsonQuote.Of(metric)}, but {because}, so nothing could ever be promoted");
        }
    }

    private static bool TakesNoTime(string metric, Limit limit) =>
        limit is { Kind: LimitKind.Max, Value: 0 } && MetricCatalog.Get(metric).Kind == MetricKind.Latency;
}
