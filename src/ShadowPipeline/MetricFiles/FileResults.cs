using ShadowPipeline.Validation;

namespace ShadowPipeline.MetricFiles;

/// <summary>All results of a file.</summary>
internal sealed class FileResults
{
    public const string Key = "MetricDataResults";

    private readonly List<FileResult> _results = [];
    private readonly List<string> _messages = [];
    private JsonField? _first;

    /// <summary>What CloudWatch said of the answer as a whole; null when it said nothing.</summary>
    public string? Message => _messages.Count == 0 ? null : string.Join("; ", _messages);

    public bool Read(JsonField field)
    {
        _first ??= field;
        _results.AddRange(field.List(0, int.MaxValue, "results", FileResultReader.Read).OfType<FileResult>());
        return true;
    }

    public void Note(string? message)
    {
        if (message is not null)
        {
            _messages.Add(message);
        }
    }

    /// <summary>All pages of a series, in the file's order.</summary>
    public IEnumerable<FileResult> Of(string id) => _results.Where(result => result.Id == id);

    /// <summary>Every result needs its query and every query a result: CloudWatch answers all, with empty lists where it has no points.</summary>
    public void Match(FileQueries queries, ProblemList problems)
    {
        foreach (var result in _results.Where(result => queries.Find(result.Id) is null))
        {
            problems.Add($"{result.Path}.Id", $"is {JsonQuote.Of(result.Id)}, which no query asks for"
                + NearMiss.Hint(result.Id, queries.All.Select(query => query.Id)));
        }

        var answered = _results.Select(result => result.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var query in queries.Asked.Where(query => !answered.Contains(query.Id)))
        {
            problems.Add($"{query.Path}.Id", $"is {JsonQuote.Of(query.Id)}, for which there is no result");
        }
    }
}
