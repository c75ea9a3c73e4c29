using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Preflights;

/// <summary>Foresees one limit at any length of the test.</summary>
internal sealed class LimitForecaster
{
    // SageMaker deploys the shadow within the schedule.
    private static readonly TimeSpan Deployment = TimeSpan.FromMinutes(10);

    private readonly EvidencePolicy _evidence;
    private readonly string _metric;
    private readonly string _statistic;
    private readonly Limit _limit;
    private readonly double _present;
    private readonly Resolution? _resolution;
    private readonly string? _never;

    public LimitForecaster(Policy policy, PlannedLoad load, ProductionHistory history, double confidence, string metric, string statistic, Limit limit)
    {
        (_evidence, _metric, _statistic, _limit) = (policy.Evidence, metric, statistic, limit);
        var usable = Summarise.For(history.Alone, metric, statistic, limit with { Kind = LimitKind.Max }).Usable;
        _present = (double)usable / history.Alone.Periods;
        _resolution = Resolution.Of(history, metric, statistic, limit, confidence, load.SamplingShare);
        _never = Never(load, history, usable);
    }

    /// <summary>What a test of that length can be expected to show.</summary>
    public LimitForecast At(TimeSpan duration)
    {
        var effect = _resolution?.EffectAt(duration);
        var (outlook, reason) = Judge(duration, effect);
        return new LimitForecast(_metric, _statistic, _limit, _resolution?.Level, effect, outlook, reason);
    }

    private string Name => $"{_metric} {_statistic}";

    // What no length of the test mends.
    private string? Never(PlannedLoad load, ProductionHistory history, int usable) => (usable, _resolution?.Level) switch
    {
        (0, _) => $"{Name} cannot be judged: production has published no usable data of it in {Spans.Text(history.Span)}",
        _ when !load.Equal && !_evidence.AllowUnequalLoad && Comparisons.NeedsEqualLoad(_metric, _statistic) =>
            $"{Name} cannot be judged: the shadow variant will carry another load than production and evidence.allowUnequalLoad is false",
        _ when 1 - _present > _evidence.MaxMissingShare =>
            $"{Name} cannot be judged: production lacks it in {Figures.Plain(100 * (1 - _present))} % of its periods, "
                + $"at most {Figures.Plain(100 * _evidence.MaxMissingShare)} % may be missing",
        (_, { } level) when level > _limit.Value => $"{Name} cannot pass: production itself is at {Show(level)}, limit {Show(_limit.Value)}",
        _ => null,
    };

    private (Outlook Outlook, string Reason) Judge(TimeSpan duration, double? effect)
    {
        if (_never is not null)
        {
            return (Outlook.Inconclusive, _never);
        }

        if (effect is not { } least)
        {
            return (Outlook.Unknown, $"{Name}: production's recent metrics are too few to tell what the test can show");
        }

        var usable = (long)((duration - Deployment).TotalMinutes * _present);
        if (usable < _evidence.MinPeriods)
        {
            return (
                Outlook.Inconclusive,
                $"{Name} would have about {Figures.Whole(usable)} usable periods in {Spans.Text(duration)}, the shadow's deployment left out; at least {Figures.Whole(_evidence.MinPeriods)} are needed");
        }

        var level = _resolution!.Level;
        var resolves = level is { } own
            ? $"{Name} is {Show(own)} on production and can be told to within {Show(least)} in {Spans.Text(duration)}, limit {Show(_limit.Value)}"
            : $"{Name} can be told to within {Show(least)} in {Spans.Text(duration)}, limit {Show(_limit.Value)}";
        return (least <= _limit.Value - (level ?? 0) ? Outlook.Conclusive : Outlook.Inconclusive, resolves);
    }

    private string Show(double value) => Unit.Of(Comparisons.Of(_metric, _statistic), _limit).Show(value);
}
