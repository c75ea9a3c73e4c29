using ShadowPipeline.Experiments;
using ShadowPipeline.Judging;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>Hourly looks at a guardrail through 7 days, as the product looks: at the last day, and in the end at the whole.</summary>
internal sealed class GuardrailExperiment(string setting, double rate, bool bursts, double? jumpTo = null) : Experiment
{
    public const string Name = "guardrail";
    public const string Steady = "0.1 %";
    public const string Bursty = "0.1 % in bursts";
    public const string Boundary = "0.5 %, exactly the guardrail";
    public const string BurstyBoundary = "0.5 % in bursts, exactly the guardrail";
    public const string Jump = "0.1 %, then 2 %";

    public const string Stopped = "stopped";

    private const int Looks = 168;
    private const int MinutesPerLook = 60;
    private const int LookBack = 24 * 60;
    private const double Max = 0.005;
    private const int ChecksToStop = 2;

    private static readonly int Settle = (int)ExperimentProgress.SettleDelay.TotalMinutes;
    private static readonly Policy Policy = SmallPolicy.Guarded(new Guardrail(SmallPolicy.ServerErrors, MetricQueryPlan.Rate, Max));

    public override string Table => Name;

    public override string Setting => setting;

    public override int Minutes => Looks * MinutesPerLook;

    public override IReadOnlyList<string> Cases { get; } = [Stopped];

    public override IReadOnlyList<string> Judges { get; } = [TrialJudges.Paired];

    public override double Cost => jumpTo is null ? 25 * Minutes : Minutes;

    public static IReadOnlyList<GuardrailExperiment> All { get; } =
    [
        new(Steady, ErrorExperiment.BaseRate, bursts: false),
        new(Bursty, ErrorExperiment.BaseRate, bursts: true),
        new(Boundary, Max, bursts: false),
        new(BurstyBoundary, Max, bursts: true),
        new(Jump, ErrorExperiment.BaseRate, bursts: false, jumpTo: 0.02),
    ];

    public override void Run(Draws draws, IReadOnlyList<string> judges, Action<string, int, Outcome> say)
    {
        // The rate jumps at the time of a look, from the first to the third but last, so that two whole checks follow.
        var jump = jumpTo is null ? Looks : 1 + draws.Below(Looks - ChecksToStop);
        var (requests, production, shadow) = Draw(draws, jump * MinutesPerLook);
        var stopped = jumpTo is null
            ? Enumerable.Range(1, Looks).Any(look => Look(requests, production, shadow, look)) || Last(requests, production, shadow)
            : Enumerable.Range(jump + 1, ChecksToStop).Any(look => Look(requests, production, shadow, look));
        say(TrialJudges.Paired, 0, stopped ? Outcome.Reject : Outcome.Promote);
    }

    private (MetricPoint[] Requests, MetricPoint[] Production, MetricPoint[] Shadow) Draw(Draws draws, int jump)
    {
        var (requests, production, shadow) = (new double[Minutes], new double[Minutes], new double[Minutes]);
        var (productions, shadows) = (new ErrorSource(draws, bursts), new ErrorSource(draws, bursts));
        for (var minute = 0; minute < Minutes; minute++)
        {
            var count = draws.Poisson(ErrorExperiment.RequestsPerMinute);
            requests[minute] = count;
            production[minute] = Draws.Binomial(draws.Uniform(), count, ErrorExperiment.BaseRate * productions.Next());
            shadow[minute] = Draws.Binomial(draws.Uniform(), count, (minute < jump ? rate : jumpTo!.Value) * shadows.Next());
        }

        return (Windows.Points(requests), Windows.Points(production), Windows.Points(shadow));
    }

    private static bool Look(MetricPoint[] requests, MetricPoint[] production, MetricPoint[] shadow, int look)
    {
        var end = (look * MinutesPerLook) - Settle;
        return Breached(requests, production, shadow, Math.Max(0, end - LookBack), end);
    }

    private static bool Last(MetricPoint[] requests, MetricPoint[] production, MetricPoint[] shadow) =>
        Breached(requests, production, shadow, 0, requests.Length);

    private static bool Breached(MetricPoint[] requests, MetricPoint[] production, MetricPoint[] shadow, int from, int to)
    {
        var window = new MetricWindow
        {
            Start = Windows.Start + (from * Windows.Period),
            End = Windows.Start + (to * Windows.Period),
            Period = Windows.Period,
            Series = new Dictionary<MetricQuery, IReadOnlyList<MetricPoint>>
            {
                [new(VariantRole.Production, MetricQueryPlan.Invocations, MetricQueryPlan.Sum)] = Part(requests),
                [new(VariantRole.Shadow, MetricQueryPlan.Invocations, MetricQueryPlan.Sum)] = Part(requests),
                [new(VariantRole.Production, SmallPolicy.ServerErrors, MetricQueryPlan.Sum)] = Part(production),
                [new(VariantRole.Shadow, SmallPolicy.ServerErrors, MetricQueryPlan.Sum)] = Part(shadow),
            },
        };
        return Guardrails.Check(Policy, window, Looks) is not null;

        ArraySegment<MetricPoint> Part(MetricPoint[] points) => new(points, from, to - from);
    }
}
