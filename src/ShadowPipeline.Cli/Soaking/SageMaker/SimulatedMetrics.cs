using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Metrics;

namespace ShadowPipeline.Cli.Soaking.SageMaker;

/// <summary>
/// CloudWatch for a world: every point is drawn from the world's seed, the variant and the minute alone, so that whoever reads it, whenever,
/// reads the same.
/// </summary>
internal sealed class SimulatedMetrics(SimulatedSageMaker sageMaker, EventLoop loop, ulong seed) : IMetricReader
{
    private const double RequestsPerMinute = 600;
    private const double Microseconds = 20_000;
    private const double ErrorRate = 0.001;
    private const double PartialShare = 0.12;
    private const double HistoryShare = 0.125;
    private static readonly TimeSpan PublishedAfter = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(10);

    // Foreseeing a test from production's history costs more than the test: few worlds have traffic between tests.
    private readonly bool _hasHistory = Chance.UnitOf(Chance.Mix(seed, "history")) < HistoryShare;

    public Task<MetricWindow> ReadAsync(MetricRequest request, CancellationToken cancellationToken)
    {
        if (request.Period != TimeSpan.FromMinutes(1))
        {
            throw new NotSupportedException($"Simulated metrics have minutes, not periods of {request.Period}.");
        }

        var shadow = sageMaker.OfVariant(request.EndpointName, request.ShadowVariant);
        return Task.FromResult(new MetricWindow
        {
            Start = request.Start,
            End = request.End,
            Period = request.Period,
            Series = request.Queries.ToDictionary(
                query => query,
                query => (IReadOnlyList<MetricPoint>)(query.Role == VariantRole.Production ? Production(request, query, shadow) : Shadow(request, query, shadow))),
        });
    }

    private List<MetricPoint> Production(MetricRequest request, MetricQuery query, SimulatedExperiment? experiment)
    {
        var from = _hasHistory ? request.Start : experiment?.RunningFrom - Before;
        return from is null ? [] : Points(request, query, request.ProductionVariant, Truth.Good, from.Value, request.End);
    }

    private List<MetricPoint> Shadow(MetricRequest request, MetricQuery query, SimulatedExperiment? experiment) =>
        experiment is not { RunningFrom: { } from, Truth: not Truth.Missing }
            ? []
            : Points(request, query, request.ShadowVariant, experiment.Truth, from, experiment.MirroredUntil ?? loop.Now);

    private List<MetricPoint> Points(
        MetricRequest request, MetricQuery query, string variant, Truth truth, DateTimeOffset from, DateTimeOffset until)
    {
        var points = new List<MetricPoint>();
        var published = loop.Now - PublishedAfter;
        var source = Chance.Mix(Chance.Mix(seed, request.EndpointName), variant);
        for (var start = request.Start; start < request.End; start += request.Period)
        {
            var end = start + request.Period;
            var minute = Chance.Mix(source, (ulong)start.UtcTicks);
            if (start >= from && end <= until && end <= published && !(truth == Truth.Partial && Chance.UnitOf(minute) < PartialShare))
            {
                points.Add(new MetricPoint(start, Value(query, truth, minute)));
            }
        }

        return points;
    }

    private static double Value(MetricQuery query, Truth truth, ulong minute)
    {
        var requests = Math.Round(RequestsPerMinute * (0.95 + (0.1 * Chance.UnitOf(minute + 1))));
        var latency = Microseconds * (0.98 + (0.04 * Chance.UnitOf(minute + 2))) * (truth == Truth.Regressed ? 1.5 : 1);
        var rate = truth == Truth.Erroring ? 0.3 : ErrorRate;
        return (query.Metric, query.Statistic) switch
        {
            ("Invocations", "Sum") or ("ModelLatency", "SampleCount") => requests,
            ("ModelLatency", "Sum") => Math.Round(requests * latency),
            ("Invocation5XXErrors", "Sum") => Math.Floor((requests * rate) + Chance.UnitOf(minute + 3)),
            _ => throw new NotSupportedException($"Simulated metrics have no {query.Statistic} of {query.Metric}."),
        };
    }
}
