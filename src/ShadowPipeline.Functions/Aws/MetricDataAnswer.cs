using Amazon.CloudWatch.Model;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Metrics;

namespace ShadowPipeline.Functions.Aws;

/// <summary>The answer to one call of GetMetricData over all of its pages.</summary>
internal sealed class MetricDataAnswer
{
    private const string Partial = "PartialData";

    private readonly Dictionary<string, MetricQuery> _queries;
    private readonly Dictionary<MetricQuery, (List<MetricPoint> Points, string Status)> _series = [];

    public MetricDataAnswer(IReadOnlyList<MetricQuery> queries) =>
        _queries = queries.Select((query, index) => (query, index))
            .ToDictionary(pair => MetricDataCall.IdOf(pair.index), pair => pair.query, StringComparer.Ordinal);

    /// <summary>Whether the last that was said of a series is that it is whole.</summary>
    public bool IsComplete(MetricQuery query) => _series[query].Status != Partial;

    /// <summary>All points of a series, in the order of the pages.</summary>
    public IReadOnlyList<MetricPoint> PointsOf(MetricQuery query) => _series[query].Points;

    /// <summary>Adds a page.</summary>
    /// <exception cref="TransientServiceException">A result is an error of CloudWatch's own, or contradicts itself.</exception>
    /// <exception cref="PermanentServiceException">A result is forbidden, of another query, or has a status that is not known.</exception>
    public void Add(GetMetricDataResponse page)
    {
        // "As much of the operation as possible is still executed": so not all of it was.
        if (page.Messages is [{ } message, ..])
        {
            throw new TransientServiceException($"GetMetricData: {message.Code}: {message.Value}");
        }

        foreach (var result in page.MetricDataResults ?? [])
        {
            Add(result);
        }
    }

    /// <summary>Makes sure that every query was answered, if only by an empty series.</summary>
    /// <exception cref="TransientServiceException">One was not.</exception>
    public void RequireAll()
    {
        var silent = _queries.Values.Where(query => !_series.ContainsKey(query)).ToList();
        if (silent.Count > 0)
        {
            throw new TransientServiceException(
                $"GetMetricData: no result for {silent.Count} of {_queries.Count} queries, the first of them {silent[0].Role} {silent[0].Metric} {silent[0].Statistic}.");
        }
    }

    private void Add(MetricDataResult result)
    {
        if (!_queries.TryGetValue(result.Id ?? "", out var query))
        {
            throw new PermanentServiceException($"GetMetricData: a result for '{result.Id}', which was not asked for.");
        }

        var status = result.StatusCode?.Value;
        if (status is not ("Complete" or Partial))
        {
            throw Fault(result, status);
        }

        var (times, values) = (result.Timestamps ?? [], result.Values ?? []);
        if (times.Count != values.Count)
        {
            throw new TransientServiceException($"GetMetricData: {result.Label ?? result.Id}: {times.Count} times and {values.Count} values.");
        }

        var points = _series.TryGetValue(query, out var known) ? known.Points : [];
        points.AddRange(times.Zip(values, (time, value) => new MetricPoint(Utc(time), value)));
        _series[query] = (points, status);
    }

    private static Exception Fault(MetricDataResult result, string? status) => status switch
    {
        "InternalError" => new TransientServiceException($"GetMetricData: {result.Label ?? result.Id}: InternalError."),
        "Forbidden" => new PermanentServiceException($"GetMetricData: {result.Label ?? result.Id}: Forbidden."),
        _ => new PermanentServiceException($"GetMetricData: {result.Label ?? result.Id}: the status '{status}' is not known."),
    };

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time.ToUniversalTime(), DateTimeKind.Utc));
}
