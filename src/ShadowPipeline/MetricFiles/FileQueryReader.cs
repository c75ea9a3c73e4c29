using System.Text.Json;
using System.Text.RegularExpressions;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using ShadowPipeline.Validation;

namespace ShadowPipeline.MetricFiles;

/// <summary>Reads a MetricDataQuery. Keys that say nothing about the series, such as Label, may be there.</summary>
internal static partial class FileQueryReader
{
    private const string EndpointDimension = "EndpointName";
    private const string VariantDimension = "VariantName";

    // The service's own greatest period: a day.
    private const int LongestPeriod = 86_400;

    private static readonly string[] Statistics = ["Sum", "SampleCount", "Average", "Minimum", "Maximum", "p50", "p90", "p95", "p99"];

    /// <summary>The query; null when it has no Id.</summary>
    public static FileQuery? Read(JsonField field, VariantNames variants)
    {
        if (field.Scope() is not { } scope)
        {
            return null;
        }

        var id = scope.Required("Id", field => field.PlainText(), null);
        if (scope.Find("Expression") is { } expression)
        {
            expression.Refuse("makes this a math expression, of which no variant and no statistic is known; "
                + "ask for the metrics themselves (MetricStat)");
            return id is null ? null : new FileQuery(id, field.Path, null, null);
        }

        var (variant, asked) = scope.Required("MetricStat", item => MetricStat(item, variants), default);
        return id is null ? null : new FileQuery(id, field.Path, variant, asked);
    }

    private static (string? Variant, AskedSeries? Asked) MetricStat(JsonField field, VariantNames variants)
    {
        if (field.Scope() is not { } scope)
        {
            return default;
        }

        var metric = scope.Required("Metric", Metric, default);
        var period = scope.Required("Period", Period, 0);
        var statistic = scope.Required("Stat", Statistic, null);
        return metric is { Name: { } name, Endpoint: { } endpoint, Variant: { } variant } && period > 0 && statistic is not null
            && variants.RoleOf(variant) is { } role && Statistics.Contains(statistic, StringComparer.Ordinal)
            ? (variant, new AskedSeries(new MetricQuery(role, name, statistic), endpoint, period))
            : (metric.Variant, null);
    }

    private static (string? Name, string? Endpoint, string? Variant) Metric(JsonField field)
    {
        if (field.Scope() is not { } scope)
        {
            return default;
        }

        var definition = scope.Required("MetricName", MetricName, null);
        var space = scope.Required("Namespace", item => item.PlainText(), null);
        if (definition is not null && space is not null && space != definition.Namespace)
        {
            scope.Find("Namespace")!.Value.Refuse(
                $"is {JsonQuote.Of(space)}, but {definition.Name} is published in {JsonQuote.Of(definition.Namespace)}");
        }

        var (endpoint, variant) = scope.Required("Dimensions", Dimensions, default);
        return (definition?.Name, endpoint, variant);
    }

    private static MetricDefinition? MetricName(JsonField field)
    {
        if (field.PlainText() is not { } name)
        {
            return null;
        }

        if (MetricCatalog.Find(name) is { } known)
        {
            return known;
        }

        field.Refuse($"is {JsonQuote.Of(name)}, which is no metric of an endpoint variant"
            + NearMiss.Hint(name, MetricCatalog.All.Select(metric => metric.Name)));
        return null;
    }

    private static (string? Endpoint, string? Variant) Dimensions(JsonField field)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        field.List(0, int.MaxValue, "dimensions", item =>
        {
            if (item.Scope() is not { } scope)
            {
                return false;
            }

            var name = scope.Required("Name", part => part.PlainText(), null);
            var value = scope.Required("Value", part => part.PlainText(), null);
            if (name is not null && value is not null && !values.TryAdd(name, value))
            {
                item.Refuse($"gives {name} a second time");
            }
            else if (name is not (null or EndpointDimension or VariantDimension))
            {
                item.Refuse($"is {JsonQuote.Of(name)}: a series with more dimensions than {EndpointDimension} and {VariantDimension} "
                    + "is not the whole variant's");
            }

            return true;
        });
        foreach (var name in new[] { EndpointDimension, VariantDimension })
        {
            if (field.Value.ValueKind == JsonValueKind.Array && !values.ContainsKey(name))
            {
                field.Refuse($"has no dimension {name}");
            }
        }

        return (values.GetValueOrDefault(EndpointDimension), values.GetValueOrDefault(VariantDimension));
    }

    private static int Period(JsonField field)
    {
        var period = field.WholeNumber(1, LongestPeriod);
        if (period % 60 == 0)
        {
            return period;
        }

        if (field.Value.ValueKind == JsonValueKind.Number && period > 1)
        {
            field.Refuse($"is {period}, expected whole minutes, e.g. 60");
        }

        return 0;
    }

    private static string? Statistic(JsonField field)
    {
        if (field.PlainText() is not { } text)
        {
            return null;
        }

        // p99.0 and p99 are one statistic to CloudWatch.
        var plain = WholePercentile().Replace(text, "$1");
        if (Statistics.Contains(plain, StringComparer.Ordinal) || OtherStatistic().IsMatch(plain))
        {
            return plain;
        }

        field.Refuse($"is {JsonQuote.Of(text)}, which is no statistic of CloudWatch{NearMiss.Hint(text, Statistics)}");
        return null;
    }

    [GeneratedRegex(@"^(p[0-9]+)\.0+\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholePercentile();

    [GeneratedRegex(@"^(IQM|p[0-9]{1,3}(\.[0-9]+)?|(tm|wm|tc|ts)[0-9]{1,3}(\.[0-9]+)?|(PR|TM|WM|TC|TS)\([0-9.%]*:[0-9.%]*\))\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherStatistic();
}
