namespace ShadowPipeline.Bench.Accuracy;

/// <summary>The judges that are compared, by name.</summary>
internal static class TrialJudges
{
    public const string Paired = "paired";
    public const string Threshold = "threshold";
    public const string MannWhitney = "mann-whitney";
    public const string MannWhitneyTen = "mann-whitney-10";

    private const double AnyEffect = 1;
    private const double TenPercent = 1.1;

    public static IReadOnlyList<string> Names { get; } = [Paired, Threshold, MannWhitney, MannWhitneyTen];

    public static Outcome Judge(string name, Trial trial) => name switch
    {
        Paired => PairedJudge.Judge(trial),
        Threshold => ThresholdJudge.Judge(trial),
        MannWhitney => MannWhitneyJudge.Judge(trial, AnyEffect),
        MannWhitneyTen => MannWhitneyJudge.Judge(trial, TenPercent),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such judge."),
    };
}
