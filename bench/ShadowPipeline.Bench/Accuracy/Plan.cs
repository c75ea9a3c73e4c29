namespace ShadowPipeline.Bench.Accuracy;

/// <summary>Every experiment, the same whatever part of them is run.</summary>
internal static class Plan
{
    public const double Deviation = 0.10;
    public const double GreaterDeviation = 0.25;

    public static IReadOnlyList<int> Lengths { get; } = [60, 360, 1440, 10_080];

    public static IReadOnlyList<Experiment> All { get; } =
    [
        .. Latency(Measure.Percentile, Deviation),
        .. Lengths.SelectMany(minutes => new[] { new ErrorExperiment(false, minutes), new ErrorExperiment(true, minutes) }),
        .. GuardrailExperiment.All,
        .. Latency(Measure.Percentile, GreaterDeviation),
        .. Latency(Measure.Average, Deviation).Where(one => one.Minutes < 10_080),
    ];

    /// <summary>The part that was asked for.</summary>
    public static IReadOnlyList<Experiment> Select(AccuracyOptions options) =>
    [
        .. All
            .Where(one => one.Key.Contains(options.Only, StringComparison.OrdinalIgnoreCase))
            .Where(one => options.Lengths.Contains(one.Minutes)),
    ];

    private static IEnumerable<LatencyExperiment> Latency(Measure measure, double deviation) => Lengths
        .SelectMany(minutes => NoiseSetting.All.Select(noise => new LatencyExperiment(noise, deviation, minutes, measure)));
}
