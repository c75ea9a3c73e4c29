using ShadowPipeline.Validation;

namespace ShadowPipeline.Policies;

/// <summary>Reads the <c>criteria</c> and <c>guardrails</c> of a policy.</summary>
internal static class CriteriaReader
{
    private static readonly IReadOnlyList<MetricDefinition> Judged = [.. MetricCatalog.All.Where(metric => metric.Statistics.Count > 0)];

    public static IReadOnlyList<Criterion> Criteria(JsonField field)
    {
        var seen = new HashSet<(string Metric, string Statistic, LimitKind Kind)>();
        return field.List(1, int.MaxValue, "criteria", item => Criterion(item, seen));
    }

    public static IReadOnlyList<Guardrail> Guardrails(JsonField field)
    {
        var seen = new HashSet<(string Metric, string Statistic)>();
        return field.List(0, int.MaxValue, "guardrails", item => Guardrail(item, seen));
    }

    private static Criterion Criterion(JsonField field, HashSet<(string, string, LimitKind)> seen)
    {
        if (field.Scope() is not { } scope)
        {
            return new Criterion { Metric = "", Statistic = "", Limits = [] };
        }

        scope.RefuseUnknown(["metric", "statistic", .. PolicyWords.Limits.All]);
        var (metric, statistic) = Series(scope);
        var limits = new List<Limit>();
        foreach (var key in PolicyWords.Limits.All.Where(scope.Has))
        {
            var kind = PolicyWords.Limits.Parse(key);
            var item = scope.Find(key)!.Value;
            if (metric is not null && !metric.Limits.Contains(kind))
            {
                item.Refuse(
                    $"cannot limit the {statistic} of {metric.Name}: production without an error is the normal case, "
                    + "and there is no percentage of zero; use maxIncrease or max");
                continue;
            }

            limits.Add(new Limit(kind, Value(item, metric, kind)));
            if (metric is not null && !seen.Add((metric.Name, statistic, kind)))
            {
                item.Refuse($"limits {metric.Name} {statistic} a second time");
            }
        }

        if (limits.Count == 0 && !PolicyWords.Limits.All.Any(scope.Has))
        {
            field.Refuse("has no limit, expected at least one of maxIncreasePercent, maxIncrease and max");
        }

        return new Criterion { Metric = metric?.Name ?? "", Statistic = statistic, Limits = limits };
    }

    private static Guardrail Guardrail(JsonField field, HashSet<(string, string)> seen)
    {
        if (field.Scope() is not { } scope)
        {
            return new Guardrail("", "", 0);
        }

        scope.RefuseUnknown("metric", "statistic", "max");
        var (metric, statistic) = Series(scope);
        var max = scope.Required("max", item => Value(item, metric, LimitKind.Max), 0);
        if (metric is not null && !seen.Add((metric.Name, statistic)))
        {
            field.Refuse($"guards {metric.Name} {statistic} a second time");
        }

        return new Guardrail(metric?.Name ?? "", statistic, max);
    }

    private static double Value(JsonField field, MetricDefinition? metric, LimitKind kind)
    {
        var value = field.Number(0, metric?.GreatestLimit(kind) ?? double.MaxValue);
        if (value is > 0 and < MetricDefinition.LeastLimit)
        {
            field.Refuse($"is {JsonQuote.Of(field.Value)}, expected 0 or a number of at least {JsonQuote.Number(MetricDefinition.LeastLimit)}");
        }

        return value;
    }

    private static (MetricDefinition? Metric, string Statistic) Series(JsonScope scope)
    {
        var metric = scope.Required("metric", Metric, null);
        var legal = metric?.Statistics ?? [.. Judged.SelectMany(each => each.Statistics).Distinct()];
        return (metric, scope.Required("statistic", item => item.Word(legal), ""));
    }

    private static MetricDefinition? Metric(JsonField field)
    {
        var name = field.Value.ValueKind == System.Text.Json.JsonValueKind.String ? field.Value.GetString()! : null;
        if (name is not null && MetricCatalog.Find(name) is { Kind: MetricKind.Count })
        {
            field.Refuse(
                $"is \"{name}\", which says how much was tested and is no criterion; evidence.minInvocations sets how much is needed");
            return null;
        }

        if (name is not null && Judged.FirstOrDefault(metric => metric.Name == name) is { } known)
        {
            return known;
        }

        field.Word([.. Judged.Select(metric => metric.Name)]);
        return null;
    }
}
