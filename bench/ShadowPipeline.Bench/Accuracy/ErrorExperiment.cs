namespace ShadowPipeline.Bench.Accuracy;

/// <summary>Errors of two variants, the shadow's rate greater by each effect.</summary>
internal sealed class ErrorExperiment(bool bursts, int minutes) : Experiment
{
    public const string Name = "errors";
    public const double BaseRate = 0.001;
    public const double RequestsPerMinute = 1000.0 / 60;

    private const double Margin = 0.002;

    public override string Table => Name;

    public override string Setting => bursts ? "bursts" : "steady";

    public override int Minutes => minutes;

    public override IReadOnlyList<string> Cases => Effects.All;

    public override IReadOnlyList<string> Judges => TrialJudges.Names;

    public override void Run(Draws draws, IReadOnlyList<string> judges, Action<string, int, Outcome> say)
    {
        var (requests, production, shadows) = Draw(draws, bursts, minutes);
        for (var effect = 0; effect < shadows.Length; effect++)
        {
            var trial = new Trial(Measure.Errors, Margin, requests, production, shadows[effect]);
            foreach (var judge in judges)
            {
                say(judge, effect, TrialJudges.Judge(judge, trial));
            }
        }
    }

    /// <summary>The requests that both variants got and the errors of each; of the shadow at each effect, from the same draws.</summary>
    public static (double[] Requests, double[] Production, double[][] Shadows) Draw(Draws draws, bool bursts, int minutes)
    {
        var (requests, production) = (new double[minutes], new double[minutes]);
        var shadows = Effects.InMargins.Select(_ => new double[minutes]).ToArray();
        var (productions, shadow) = (new ErrorSource(draws, bursts), new ErrorSource(draws, bursts));
        for (var minute = 0; minute < minutes; minute++)
        {
            var count = draws.Poisson(RequestsPerMinute);
            requests[minute] = count;
            production[minute] = Draws.Binomial(draws.Uniform(), count, BaseRate * productions.Next());
            var (factor, uniform) = (shadow.Next(), draws.Uniform());
            for (var effect = 0; effect < shadows.Length; effect++)
            {
                shadows[effect][minute] = Draws.Binomial(uniform, count, (BaseRate + (Effects.InMargins[effect] * Margin)) * factor);
            }
        }

        return (requests, production, shadows);
    }
}
