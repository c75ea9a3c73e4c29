namespace ShadowPipeline.Bench.Accuracy;

/// <summary>Where the judge must stand.</summary>
internal static class Targets
{
    private const int Day = 1440;
    private const int Week = 10_080;

    private static readonly string Latency = LatencyExperiment.NameOf(Measure.Percentile, Plan.Deviation);

    public static IReadOnlyList<Target> All { get; } =
    [
        .. Of(Latency, "latency p99"),
        .. Of(ErrorExperiment.Name, "error rate"),
        new("guardrail: false stop in 7 days of hourly looks", Outcome.Reject, 0.01, AtMost: true,
            (table, setting, _, _) =>
                table == GuardrailExperiment.Name && setting is GuardrailExperiment.Steady or GuardrailExperiment.Bursty),
        new("guardrail: a jump to 2 % stopped within 2 checks", Outcome.Reject, 0.99, AtMost: false,
            (table, setting, _, _) => table == GuardrailExperiment.Name && setting == GuardrailExperiment.Jump),
    ];

    private static IEnumerable<Target> Of(string cells, string name) =>
    [
        new($"{name}: false Promote at twice the margin", Outcome.Promote, 0.01, AtMost: true,
            (table, _, _, effect) => table == cells && effect == Effects.Twice),
        new($"{name}: false Promote exactly at the margin", Outcome.Promote, 0.05, AtMost: true,
            (table, _, _, effect) => table == cells && effect == Effects.Margin),
        new($"{name}: false Reject without effect", Outcome.Reject, 0.01, AtMost: true,
            (table, _, _, effect) => table == cells && effect == Effects.None),
        new($"{name}: Inconclusive without effect, {Day} minutes", Outcome.Inconclusive, 0.10, AtMost: true,
            (table, _, minutes, effect) => table == cells && effect == Effects.None && minutes == Day),
        new($"{name}: power against twice the margin, {Week} minutes", Outcome.Reject, 0.95, AtMost: false,
            (table, _, minutes, effect) => table == cells && effect == Effects.Twice && minutes == Week),
    ];
}
