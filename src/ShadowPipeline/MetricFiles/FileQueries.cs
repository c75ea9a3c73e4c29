using ShadowPipeline.Metrics;
using ShadowPipeline.Validation;

namespace ShadowPipeline.MetricFiles;

/// <summary>All queries of a file, and what must hold among them.</summary>
internal sealed class FileQueries(VariantNames variants)
{
    public const string Key = "MetricDataQueries";

    private readonly Dictionary<string, FileQuery> _byId = new(StringComparer.Ordinal);
    private bool _allSound = true;

    /// <summary>The queries about the two variants, in the file's order.</summary>
    public List<FileQuery> Asked { get; } = [];

    /// <summary>Every query that could be read.</summary>
    public IReadOnlyCollection<FileQuery> All => _byId.Values;

    public FileQuery? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Reads one page's queries; pages of one answer may repeat them.</summary>
    public bool Read(JsonField field)
    {
        var before = _byId.Keys.ToHashSet(StringComparer.Ordinal);
        var problems = field.Problems.Count;
        field.List(1, int.MaxValue, "queries", item => Add(item, before));
        _allSound &= field.Problems.Count == problems;
        return true;
    }

    /// <summary>Refuses what cannot be one shadow test.</summary>
    /// <param name="page">The first page.</param>
    /// <param name="hasQueries">Whether any page has the key at all.</param>
    public void Check(JsonField page, bool hasQueries)
    {
        if (!hasQueries)
        {
            page.Problems.Add(
                JsonPath.Member(page.Path, Key),
                "is required: get-metric-data does not repeat what it was asked, so add the queries beside the results");
            return;
        }

        foreach (var query in Asked.Skip(1))
        {
            var (first, other) = (Asked[0], query.Asked!);
            if (other.Period != first.Asked!.Period)
            {
                page.Problems.Add(
                    $"{query.Path}.MetricStat.Period", $"is {other.Period}, but {first.Path} asks for {first.Asked.Period}: all series need one period");
            }

            if (other.Endpoint != first.Asked.Endpoint)
            {
                page.Problems.Add(
                    $"{query.Path}.MetricStat.Metric.Dimensions",
                    $"name the endpoint {JsonQuote.Of(other.Endpoint)}, but {first.Path} {JsonQuote.Of(first.Asked.Endpoint)}: "
                    + "both variants of a shadow test are on one");
            }
        }

        // A query that could not be read may be the very one that would be missed.
        if (_allSound)
        {
            CheckVariant(page, VariantRole.Production);
            CheckVariant(page, VariantRole.Shadow);
        }
    }

    private bool Add(JsonField item, HashSet<string> ofEarlierPages)
    {
        if (FileQueryReader.Read(item, variants) is not { } query)
        {
            return false;
        }

        if (!_byId.TryGetValue(query.Id, out var known))
        {
            _byId.Add(query.Id, query);
            if (query.Asked is not null)
            {
                Asked.Add(query);
            }
        }
        else if (!ofEarlierPages.Contains(query.Id))
        {
            item.Problems.Add($"{item.Path}.Id", $"is {JsonQuote.Of(query.Id)}, as is that of {known.Path}");
        }
        else if (known.Variant != query.Variant || known.Asked != query.Asked)
        {
            item.Problems.Add($"{item.Path}.Id", $"is {JsonQuote.Of(query.Id)}, by which {known.Path} asks for something else");
        }

        return true;
    }

    private void CheckVariant(JsonField page, VariantRole role)
    {
        var name = variants.Of(role);
        var known = _byId.Values.Select(query => query.Variant).OfType<string>().Distinct().ToList();
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            page.Problems.Add(
                JsonPath.Member(page.Path, Key),
                $"ask for no series of the {Word(role)} variant {JsonQuote.Of(name)}{NearMiss.Hint(name, known)}; "
                + $"they name {string.Join(" and ", known.Select(JsonQuote.Of))}");
        }
        else if (!Asked.Any(query => query.Asked!.Series == new MetricQuery(role, MetricQueryPlan.Invocations, MetricQueryPlan.Sum)))
        {
            page.Problems.Add(
                JsonPath.Member(page.Path, Key),
                $"ask for no Sum of Invocations of the {Word(role)} variant {JsonQuote.Of(name)}: "
                + "without the number of requests nothing can be judged");
        }
    }

    private static string Word(VariantRole role) => role == VariantRole.Production ? "production" : "shadow";
}
