using ShadowPipeline.Metrics;

namespace ShadowPipeline.Cli.Rendering.Series;

/// <summary>One statistic of one variant in so many equal stretches of a window, for looking at; the judge never sees it.</summary>
/// <param name="Values">A value for each stretch; null where there is no data.</param>
/// <param name="Missing">The periods without data.</param>
/// <param name="Periods">The periods of the window.</param>
internal sealed record BinnedSeries(IReadOnlyList<double?> Values, int Missing, int Periods)
{
    /// <summary>The series of a criterion's statistic, as it is judged: a Rate over Invocations, an Average over its samples.</summary>
    /// <param name="window">All series.</param>
    /// <param name="role">The variant.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="statistic">The policy's statistic.</param>
    /// <param name="stretches">How many stretches at most.</param>
    public static BinnedSeries Of(MetricWindow window, VariantRole role, string metric, string statistic, int stretches)
    {
        var bins = new Bins(window, stretches);
        var (over, under) = statistic switch
        {
            MetricQueryPlan.Rate => (MetricQueryPlan.Sum, new MetricQuery(role, MetricQueryPlan.Invocations, MetricQueryPlan.Sum)),
            MetricQueryPlan.Average => (MetricQueryPlan.Sum, new MetricQuery(role, metric, MetricQueryPlan.SampleCount)),
            _ => (statistic, default(MetricQuery?)),
        };
        var values = Points(new MetricQuery(role, metric, over));
        var weights = under is { } query ? Points(query) : null;
        foreach (var (period, value) in values)
        {
            if (weights is null)
            {
                bins.Add(period, value, 1);
            }
            else if (weights.TryGetValue(period, out var weight) && weight > 0)
            {
                bins.Add(period, value, weight);
            }
        }

        return bins.Done();

        Dictionary<int, double> Points(MetricQuery query)
        {
            var points = new Dictionary<int, double>();
            foreach (var point in window.Series.GetValueOrDefault(query) ?? [])
            {
                var period = Math.Floor((point.Start - window.Start) / window.Period);
                if (period >= 0 && period < bins.Periods && double.IsFinite(point.Value))
                {
                    points[(int)period] = point.Value;
                }
            }

            return points;
        }
    }

    private sealed class Bins
    {
        private readonly double[] _sums;
        private readonly double[] _weights;
        private readonly bool[] _usable;

        public Bins(MetricWindow window, int stretches)
        {
            Periods = (int)((window.End - window.Start) / window.Period);
            var count = Math.Clamp(stretches, 0, Periods);
            (_sums, _weights, _usable) = (new double[count], new double[count], new bool[Periods]);
        }

        public int Periods { get; }

        public void Add(int period, double value, double weight)
        {
            var bin = BinOf(period);
            _sums[bin] += value;
            _weights[bin] += weight;
            _usable[period] = true;
        }

        public BinnedSeries Done()
        {
            var gaps = LongestGaps();
            return new BinnedSeries(
                [.. _sums.Select((sum, bin) => _weights[bin] > 0 && gaps[bin] * 2 * _sums.Length < Periods ? sum / _weights[bin] : (double?)null)],
                _usable.Count(usable => !usable),
                Periods);
        }

        // Periods that are missing here and there hide nothing; half a stretch without any is a gap.
        private int[] LongestGaps()
        {
            var (longest, length) = (new int[_sums.Length], 0);
            for (var period = 0; period < Periods; period++)
            {
                var bin = BinOf(period);
                length = _usable[period] ? 0 : period > 0 && BinOf(period - 1) == bin ? length + 1 : 1;
                longest[bin] = Math.Max(longest[bin], length);
            }

            return longest;
        }

        private int BinOf(int period) => (int)((long)period * _sums.Length / Periods);
    }
}
