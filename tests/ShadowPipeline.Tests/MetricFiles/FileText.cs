using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.MetricFiles;

namespace ShadowPipeline.Tests.MetricFiles;

/// <summary>Files in the shapes of CloudWatch's documentation, built by hand.</summary>
internal static class FileText
{
    public const string Production = "AllTraffic";
    public const string Shadow = "candidate";
    public const int Periods = 120;

    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static VariantNames Variants { get; } = new(Production, Shadow);

    /// <summary>
    /// A good candidate: 100 requests a minute, a p99 of 80 ms with small noise, its Average as Sum and SampleCount, no errors. Ids are
    /// inv, p99, sum, count and err with a p or an s before them.
    /// </summary>
    public static JsonObject Good(double shadowFactor = 1, Func<int, double>? shadowErrors = null)
    {
        var file = Empty();
        foreach (var (letter, variant, factor) in new[] { ('p', Production, 1.0), ('s', Shadow, shadowFactor) })
        {
            Add(file, $"{letter}inv", variant, "Invocations", "Sum", _ => 100);
            Add(file, $"{letter}p99", variant, "ModelLatency", "p99", minute => Math.Round(factor * 80_000 * Wobble(minute, letter), 1));
            Add(file, $"{letter}sum", variant, "ModelLatency", "Sum", minute => Math.Round(factor * 4_000_000 * Wobble(minute + 40, letter), 1));
            Add(file, $"{letter}count", variant, "ModelLatency", "SampleCount", _ => 100);
            Add(file, $"{letter}err", variant, "Invocation5XXErrors", "Sum", minute => letter == 's' ? shadowErrors?.Invoke(minute) ?? 0 : 0);
        }

        return file;
    }

    public static JsonObject Empty() => new() { ["MetricDataQueries"] = new JsonArray(), ["MetricDataResults"] = new JsonArray() };

    /// <summary>Adds a query and its result, newest point first as CloudWatch gives them; a null value is no point.</summary>
    public static JsonObject Add(
        JsonObject file, string id, string variant, string metric, string statistic, Func<int, double?> value, int periods = Periods)
    {
        file["MetricDataQueries"]!.AsArray().Add(Query(id, variant, metric, statistic));
        file["MetricDataResults"]!.AsArray().Add(Result(
            id, [.. Enumerable.Range(0, periods).Reverse().Where(minute => value(minute) is not null)], minute => value(minute)!.Value));
        return file;
    }

    public static JsonObject Query(string id, string variant, string metric, string statistic) => new()
    {
        ["Id"] = id,
        ["MetricStat"] = new JsonObject
        {
            ["Metric"] = new JsonObject
            {
                ["Namespace"] = metric.EndsWith("Utilization", StringComparison.Ordinal) ? "/aws/sagemaker/Endpoints" : "AWS/SageMaker",
                ["MetricName"] = metric,
                ["Dimensions"] = new JsonArray(
                    new JsonObject { ["Name"] = "EndpointName", ["Value"] = "fraud-detector-prod" },
                    new JsonObject { ["Name"] = "VariantName", ["Value"] = variant }),
            },
            ["Period"] = 60,
            ["Stat"] = statistic,
        },
        ["ReturnData"] = true,
    };

    public static JsonObject Result(string id, IReadOnlyList<int> minutes, Func<int, double> value, string status = "Complete") => new()
    {
        ["Id"] = id,
        ["Label"] = id,
        ["Timestamps"] = new JsonArray([.. minutes.Select(minute => (JsonNode)Time(minute))]),
        ["Values"] = new JsonArray([.. minutes.Select(minute => (JsonNode)value(minute))]),
        ["StatusCode"] = status,
    };

    public static string Time(int minute) => Start.AddMinutes(minute).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static JsonObject QueryOf(this JsonObject file, string id) => Find(file, "MetricDataQueries", id);

    public static JsonObject ResultOf(this JsonObject file, string id) => Find(file, "MetricDataResults", id);

    /// <summary>Removes a series, its query and its results.</summary>
    public static JsonObject Without(this JsonObject file, params string[] ids)
    {
        foreach (var list in new[] { "MetricDataQueries", "MetricDataResults" })
        {
            file[list]!.AsArray().RemoveAll(item => ids.Contains((string)item!["Id"]!));
        }

        return file;
    }

    public static MetricFile Read(this JsonObject file) => MetricFileReader.Read(file.ToJsonString(), Variants);

    /// <summary>The problems of a file that cannot be used, in order.</summary>
    public static IReadOnlyList<string> ProblemsOf(this JsonObject file) => ProblemsOf(file.ToJsonString());

    public static IReadOnlyList<string> ProblemsOf(string json) =>
        [.. Should.Throw<InvalidMetricsFileException>(() => MetricFileReader.Read(json, Variants)).Problems.Select(problem => problem.ToString())];

    private static double Wobble(int minute, char letter) =>
        1 + (0.05 * Math.Sin(minute / 9.0)) + (0.01 * Math.Sin((minute * 2.4) + (letter * 1.7)));

    private static JsonObject Find(JsonObject file, string list, string id) =>
        file[list]!.AsArray().First(item => (string)item!["Id"]! == id)!.AsObject();
}
