using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.CloudWatch;

/// <summary>A MetricStat query of GetMetricData.</summary>
/// <param name="Id">The caller's name for it.</param>
/// <param name="Label">What the result is labelled.</param>
/// <param name="Series">The series asked for; null where nobody publishes it, or not in the unit asked for.</param>
/// <param name="Period">Minutes in a period.</param>
/// <param name="Statistic">The statistic.</param>
internal sealed record MetricQuery(string Id, string Label, MetricSeries? Series, int Period, Statistic Statistic)
{
    /// <summary>Reads the queries that return data, and adds what is wrong with any of them.</summary>
    public static List<MetricQuery> ReadAll(LocalWorld world, JsonObject request, List<string> problems)
    {
        var queries = request.Objects("MetricDataQueries").ToList();
        problems.AddRange(queries.CountBy(query => query.Text("Id")!).Where(entry => entry.Value > 1)
            .Select(entry => $"The value '{entry.Key}' for parameter MetricDataQueries.Id is not unique"));
        if (!queries.Exists(Returns))
        {
            problems.Add("At least one query must have ReturnData true");
        }

        var read = new List<MetricQuery>();
        foreach (var (i, query) in queries.Index())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"MetricDataQueries.member.{i + 1}");
            if (Read(world, query, path, problems) is { } found && Returns(query))
            {
                read.Add(found);
            }
        }

        return read;

        static bool Returns(JsonObject query) => query["ReturnData"]?.GetValue<bool>() ?? true;
    }

    private static MetricQuery? Read(LocalWorld world, JsonObject query, string path, List<string> problems)
    {
        var before = problems.Count;
        if (query.Text("Expression") is { } expression)
        {
            problems.Add($"{path}.Expression '{expression}' is not served here: metric math is not supported");
        }

        if (query.Text("AccountId") is { } account && account != world.Facts.Account)
        {
            problems.Add($"{path}.AccountId '{account}' is not served here: the account is {world.Facts.Account}");
        }

        if (query.ContainsKey("Period"))
        {
            problems.Add($"{path}.Period belongs to expressions; a MetricStat has its own");
        }

        if (query.Text("Label")?.Contains("${", StringComparison.Ordinal) ?? false)
        {
            problems.Add($"{path}.Label has a dynamic part, which is not served here");
        }

        if (query["MetricStat"] is not JsonObject stat)
        {
            if (query["Expression"] is null)
            {
                problems.Add($"{path} must have a MetricStat");
            }

            return null;
        }

        var period = stat.Whole("Period")!.Value;
        if (period % 60 != 0)
        {
            problems.Add($"{path}.MetricStat.Period {period} is not a multiple of 60");
        }

        var statistic = Statistic.Find(stat.Text("Stat")!);
        if (statistic is null)
        {
            problems.Add(
                $"{path}.MetricStat.Stat '{stat.Text("Stat")}' is not served here; "
                + "served are Sum, Average, Minimum, Maximum, SampleCount and p0 to p100");
        }

        var metric = stat["Metric"]!.AsObject();
        return problems.Count > before
            ? null
            : new MetricQuery(
                query.Text("Id")!,
                query.Text("Label") ?? metric.Text("MetricName")!,
                Find(world, metric, stat.Text("Unit")),
                period / 60,
                statistic!);
    }

    private static MetricSeries? Find(LocalWorld world, JsonObject metric, string? unit)
    {
        var name = metric.Text("MetricName")!;
        var dimensions = metric.Objects("Dimensions").ToList();
        var known = MetricSeries.UnitOf(metric.Text("Namespace")!, name);
        // As on AWS, a series is found by exactly its dimensions, and an unknown one is empty rather than an error.
        return known is not null
            && (unit is null || unit == known)
            && dimensions.Count == 2
            && ValueOf("EndpointName") is { } endpointName
            && ValueOf("VariantName") is { } variant
            && world.State.Endpoints.TryGetValue(endpointName, out var endpoint)
            ? new MetricSeries(name, known, endpoint, variant)
            : null;

        string? ValueOf(string dimension) => dimensions.Find(node => node.Text("Name") == dimension)?.Text("Value");
    }
}
