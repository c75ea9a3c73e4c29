using ShadowPipeline.Judging;
using ShadowPipeline.Judging.Statistics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Preflights;

/// <summary>
/// Latencies, utilisation and other levels. A history of more periods than the test will have is cut into tests, the widest of which counts;
/// beyond that the reach shrinks with the square root of time. Pseudo-pairs take twice the time of real pairs, which is not given back: where
/// noise lasts it is right, else it is cautious by up to a factor of 1.41.
/// </summary>
internal sealed class LevelResolution : Resolution
{
    // A pseudo-pair of two periods stands where one pair of a test will.
    private const int PeriodsPerPair = 2;

    private readonly IReadOnlyList<LevelSample> _samples;
    private readonly Comparison _comparison;
    private readonly LimitKind _kind;
    private readonly double _confidence;
    private readonly double _thinned;
    private readonly TimeSpan _period;
    private readonly Clock? _clock;

    private LevelResolution(
        IReadOnlyList<LevelSample> samples, Comparison comparison, LimitKind kind, double confidence, double thinned, TimeSpan period, Clock? clock)
    {
        (_samples, _comparison, _kind, _confidence, _thinned, _period, _clock) = (samples, comparison, kind, confidence, thinned, period, clock);
    }

    /// <summary>Null when the samples are too thin for any bounds.</summary>
    /// <param name="samples">The history's periods alone for a max; else its pseudo-pairs, one sample for each way of pairing.</param>
    /// <param name="comparison">How the metric is compared.</param>
    /// <param name="kind">The kind of limit.</param>
    /// <param name="confidence">Of each bound.</param>
    /// <param name="samplingShare">The share of requests that the shadow gets.</param>
    /// <param name="period">The length of a period.</param>
    public static LevelResolution? Of(
        IReadOnlyList<LevelSample> samples, Comparison comparison, LimitKind kind, double confidence, double samplingShare, TimeSpan period)
    {
        // A shadow with a share of the requests is noisier by as much as fewer requests can make it.
        var thinned = kind == LimitKind.Max ? Math.Sqrt(1 / samplingShare) : Math.Sqrt((1 + (1 / samplingShare)) / 2);
        var clock = JudgeVersion.Current.ClockOf(kind == LimitKind.Max ? period : PeriodsPerPair * period);
        var reaches = samples.Select(sample => Reach(sample, comparison, kind, confidence, clock)).ToList();
        return reaches.Any(reach => reach is null)
            ? null
            : new LevelResolution(samples, comparison, kind, confidence, thinned, period, clock)
            {
                Whole = reaches.Max()!.Value,
                Level = kind == LimitKind.Max ? LevelIntervals.Of(samples[0], comparison, kind, confidence, clock).Estimate : null,
            };
    }

    private double Whole { get; init; }

    public override double EffectAt(TimeSpan duration)
    {
        var periods = (int)Math.Max(1, duration / _period);
        var present = _samples[0].Shadow.Length;
        var reach = present <= periods
            ? Whole
            : _samples.SelectMany(sample => Parts(sample, periods)).Max(part => Reach(part, _comparison, _kind, _confidence, _clock) ?? double.PositiveInfinity);
        var perPair = _kind == LimitKind.Max ? 1.0 : 2.0;
        reach *= _thinned * Math.Sqrt(perPair * Math.Min(present, periods) / periods);
        return _kind == LimitKind.MaxIncreasePercent ? 100 * (Math.Exp(reach) - 1) : reach;
    }

    private static IEnumerable<LevelSample> Parts(LevelSample sample, int periods)
    {
        for (var end = sample.Shadow.Length; end >= periods; end -= periods)
        {
            var part = (end - periods)..end;
            yield return new LevelSample(sample.Production[part], sample.Shadow[part], sample.ShadowWeight?[part]);
        }
    }

    // On the log scale where the limit is a ratio: it adds up there.
    private static double? Reach(LevelSample sample, Comparison comparison, LimitKind kind, double confidence, Clock? clock)
    {
        var wide = LevelIntervals.Of(sample, comparison, kind, confidence, clock);
        if (wide is not { Estimate: { } estimate, Upper: { } upper } || LevelIntervals.Of(sample, comparison, kind, Power, clock).Upper is not { } likely)
        {
            return null;
        }

        return kind == LimitKind.MaxIncreasePercent
            ? Math.Log((100 + upper) / (100 + estimate)) + Math.Log((100 + likely) / (100 + estimate))
            : upper + likely - (2 * estimate);
    }
}
