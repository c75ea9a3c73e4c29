namespace ShadowPipeline.Bench.Accuracy;

/// <summary>The judges that are compared, by name.</summary>
internal static class TrialJudges
{
    public const string Paired = "paired";
    public const string Threshold = "threshold";

    public static IReadOnlyList<string> Names { get; } = [Paired, Threshold];

    public static Outcome Judge(string name, Trial trial) => name switch
    {
        Paired => PairedJudge.Judge(trial),
        Threshold => ThresholdJudge.Judge(trial),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such judge."),
    };
}
