using System.Globalization;
using ShadowPipeline.Judging;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Policies;

/// <summary>Limits that are too narrow for what any test can show.</summary>
internal static class MarginAdvice
{
    public static IEnumerable<Problem> For(Policy policy) => policy.Criteria
        .SelectMany((criterion, index) => criterion.Limits.Select(limit => (Criterion: criterion, Limit: limit, Path: PathOf(index, limit.Kind))))
        .SelectMany(one => Zero(one.Limit, one.Path).Concat(BelowMachines(policy, one.Criterion, one.Limit, one.Path)))
        .Concat(TooFewForRates(policy));

    private static string PathOf(int index, LimitKind kind) => JsonPath.Member(JsonPath.Item("$.criteria", index), PolicyWords.Limits.Of(kind));

    private static IEnumerable<Problem> Zero(Limit limit, string path)
    {
        if (limit is { Value: 0, Kind: not LimitKind.Max })
        {
            yield return new Problem(path, "is 0: only a candidate that is measurably better than production keeps it; one that is as good never does");
        }
    }

    // However long a test lasts, it compares two fleets of machines.
    private static IEnumerable<Problem> BelowMachines(Policy policy, Criterion criterion, Limit limit, string path)
    {
        var comparison = Comparisons.Of(criterion.Metric, criterion.Statistic);
        var count = policy.Experiment.InstanceCount;
        if (limit is not { Kind: LimitKind.MaxIncreasePercent, Value: > 0 } || comparison is not (Comparison.Latency or Comparison.Utilisation)
            || limit.Value >= MachineNoise.Between(count ?? 1))
        {
            yield break;
        }

        var needed = Math.Ceiling(Math.Pow(MachineNoise.OnePairInTen / limit.Value, 2)).ToString("0", CultureInfo.InvariantCulture);
        yield return new Problem(path, count is { } known
            ? $"is {JsonQuote.Number(limit.Value)}, below machine noise: with {known} {(known == 1 ? "instance" : "instances")} of each variant one test in ten of the "
                + $"same model differs by more than {Figures.Plain(MachineNoise.Between(known), 2)} %; it takes {needed} instances"
            : $"is {JsonQuote.Number(limit.Value)}, below machine noise unless each variant has {needed} instances or more: one pair of identical machines in "
                + $"ten differs by more than {Figures.Plain(MachineNoise.OnePairInTen, 2)} %");
    }

    private static IEnumerable<Problem> TooFewForRates(Policy policy)
    {
        var confidence = ErrorSpending.Of(policy).PerLook;
        var strictest = policy.Criteria
            .Where(criterion => Comparisons.Of(criterion.Metric, criterion.Statistic) == Comparison.Rate)
            .SelectMany(criterion => criterion.Limits.Where(limit => limit.Value > 0).Select(limit => (criterion.Metric, Limit: limit)))
            .OrderBy(one => one.Limit.Value)
            .FirstOrDefault();
        if (strictest.Metric is null || Reach.LeastRequests(strictest.Limit.Value, confidence) is var needed && needed <= policy.Evidence.MinInvocations)
        {
            yield break;
        }

        yield return new Problem(
            "$.evidence.minInvocations",
            $"is {policy.Evidence.MinInvocations}, but it takes {needed.ToString("0", CultureInfo.InvariantCulture)} invocations without a single error to show that "
            + $"{strictest.Metric} keeps a limit of {JsonQuote.Number(strictest.Limit.Value)}: a test with fewer stays without a conclusion");
    }
}
