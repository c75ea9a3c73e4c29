namespace ShadowPipeline.Judging.Statistics;

/// <summary>
/// One way in which the periods of a series may resemble each other: a first-order autoregression, of which a share of the variance is left
/// after white measurement noise took the rest. The family is closed under averaging neighbouring periods, so it fits minutes and cells
/// alike.
/// </summary>
/// <param name="Correlation">Of the autoregression from one period to the next, above −1, below 1.</param>
/// <param name="Share">The autoregression's share of the variance, above 0, at most 1.</param>
/// <param name="Weight">How plausible the model is before the series was seen, relative to the others.</param>
internal readonly record struct NoiseModel(double Correlation, double Share, double Weight)
{
    /// <summary>
    /// All that are weighed. Alternation, independence, and five strengths of persistence, each in four shares, and two kinds of drift. A short series cannot tell a
    /// slow course under much white noise from independence, so those models weigh the more the slower they are: the weights were calibrated
    /// once, by the accuracy benchmark, to hold 5 % at 60 periods.
    /// </summary>
    public static IReadOnlyList<NoiseModel> All { get; } =
    [
        .. new[] { -0.6, -0.4, -0.2 }.Select(correlation => new NoiseModel(correlation, 1, 2)),
        new NoiseModel(0, 1, 1),
        .. from correlation in new[] { 0.3, 0.6, 0.8, 0.9, 0.96 }
           from share in new[] { 0.2, 0.4, 0.7, 1 }
           select new NoiseModel(correlation, share, share == 1 ? 0.25 : 0.25 * Math.Pow(1 - correlation, -0.1)),
        .. new[] { 0.99, 0.998 }.Select(correlation => new NoiseModel(correlation, 1, 0.25)),
    ];

    /// <summary>
    /// Those that do not alternate. What the fitted waves leave of a sharp daily course alternates from cell to cell; taken for noise that
    /// evens itself out, it would make the mean too certain.
    /// </summary>
    public static IReadOnlyList<NoiseModel> Persistent { get; } = [.. All.Where(model => model.Correlation >= 0)];
}
