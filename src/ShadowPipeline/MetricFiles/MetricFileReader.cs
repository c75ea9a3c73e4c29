using System.Text.Json;
using ShadowPipeline.Validation;

namespace ShadowPipeline.MetricFiles;

/// <summary>
/// Reads what <c>aws cloudwatch get-metric-data</c> prints, with the queries that were asked: one object with MetricDataQueries and
/// MetricDataResults, or a list of such pages.
/// </summary>
public static class MetricFileReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="variants">Which two of its variants are meant.</param>
    /// <exception cref="InvalidMetricsFileException">
    /// The file is no JSON, or does not hold both variants' series; it lists every problem with its JSON path.
    /// </exception>
    public static MetricFile Read(string json, VariantNames variants)
    {
        ArgumentNullException.ThrowIfNull(variants);
        using var document = StrictJson.Parse(json, out var noJson);
        return document is null ? throw new InvalidMetricsFileException([noJson!]) : Read(document.RootElement, variants);
    }

    private static MetricFile Read(JsonElement root, VariantNames variants)
    {
        var problems = new ProblemList();
        var file = new JsonField(root, JsonPath.Root, problems);
        var queries = new FileQueries(variants);
        var results = new FileResults();
        var pages = root.ValueKind == JsonValueKind.Array ? file.List(1, int.MaxValue, "pages", item => item) : [file];
        for (var index = 0; index < pages.Count; index++)
        {
            ReadPage(pages[index], queries, results, isLast: index == pages.Count - 1);
        }

        if (pages.Count > 0 && pages.All(page => page.Value.ValueKind == JsonValueKind.Object))
        {
            queries.Check(pages[0], hasQueries: pages.Any(page => page.Value.TryGetProperty(FileQueries.Key, out _)));
            results.Match(queries, problems);
        }

        var window = problems.IsEmpty ? Assembly.WindowOf(queries, results, file) : null;
        return window is not null && problems.IsEmpty
            ? new MetricFile(queries.Asked[0].Asked!.Endpoint, window, Assembly.IncompleteOf(queries, results, variants))
            : throw new InvalidMetricsFileException(problems.InOrderOf(root));
    }

    private static void ReadPage(JsonField page, FileQueries queries, FileResults results, bool isLast)
    {
        if (page.Scope() is not { } scope)
        {
            return;
        }

        scope.Optional(FileQueries.Key, item => queries.Read(item), false);
        scope.Required(FileResults.Key, item => results.Read(item), false);
        results.Note(scope.Optional("Messages", FileMessages.Read, null));
        if (isLast && scope.Find("NextToken") is { IsNull: false } token)
        {
            token.Refuse("says that there are more pages than this file has: read all of them");
        }
    }
}
