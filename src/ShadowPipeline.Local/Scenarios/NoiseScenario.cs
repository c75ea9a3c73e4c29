namespace ShadowPipeline.Local.Scenarios;

/// <summary>How minutes differ beyond the chance of single requests.</summary>
/// <param name="PairSd">Stationary standard deviation of the two variants' log-latency difference.</param>
/// <param name="Lag1">Lag-1 autocorrelation of that difference.</param>
/// <param name="LoadSd">Standard deviation of the log-latency that both variants share.</param>
internal sealed record NoiseScenario(double PairSd, double Lag1, double LoadSd)
{
    public static NoiseScenario Read(StrictObject json) => new(
        json.Number("pairSd", 0.03, 0, 1),
        json.Number("lag1", 0.3, 0, 0.98),
        json.Number("loadSd", 0.05, 0, 1));
}
