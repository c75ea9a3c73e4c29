using System.Globalization;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>Latencies of two variants, the shadow slower by each effect.</summary>
internal sealed class LatencyExperiment(NoiseSetting noise, double deviation, int minutes, Measure measure) : Experiment
{
    public const double MarginPercent = 10;

    private const int LongFrom = 10_080;
    private const int RunsOfOthersWhenLong = 200;

    public override string Table => NameOf(measure, deviation);

    public override string Setting => noise.Name;

    public override int Minutes => minutes;

    public override IReadOnlyList<string> Cases => Effects.All;

    public override IReadOnlyList<string> Judges => measure == Measure.Percentile ? TrialJudges.Names : [TrialJudges.Paired];

    public static string NameOf(Measure measure, double deviation) =>
        string.Create(CultureInfo.InvariantCulture, $"latency {(measure == Measure.Average ? "Average" : "p99")} sd {deviation:0.00}");

    public override int RunsOf(string judge, int asked) =>
        minutes < LongFrom || judge is TrialJudges.Paired or TrialJudges.Threshold ? asked : Math.Min(asked, RunsOfOthersWhenLong);

    public override void Run(Draws draws, IReadOnlyList<string> judges, Action<string, int, Outcome> say)
    {
        var series = LatencySeries.Draw(draws, noise, deviation, minutes);
        for (var effect = 0; effect < Effects.All.Count; effect++)
        {
            var trial = series.With(1 + (Effects.InMargins[effect] * MarginPercent / 100), measure, MarginPercent);
            foreach (var judge in judges)
            {
                say(judge, effect, TrialJudges.Judge(judge, trial));
            }
        }
    }
}
