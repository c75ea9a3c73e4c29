using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>A window of whole periods, read at the finest period that CloudWatch still keeps.</summary>
internal sealed record EvaluationWindow(DateTimeOffset Start, DateTimeOffset End, TimeSpan Period)
{
    // Points of one minute live 15 days, of five minutes 63 days; an hour is kept back for the read itself.
    private static readonly TimeSpan MinutesLive = TimeSpan.FromDays(15) - TimeSpan.FromHours(1);
    private static readonly TimeSpan FiveMinutesLive = TimeSpan.FromDays(63) - TimeSpan.FromHours(1);

    /// <summary>The whole periods between two instants, read at <paramref name="now"/>; null when there is none.</summary>
    public static EvaluationWindow? Between(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var age = now - from;
        var period = TimeSpan.FromSeconds(age <= MinutesLive ? 60 : age <= FiveMinutesLive ? 300 : 3600);
        var start = new DateTimeOffset((from.UtcTicks + period.Ticks - 1) / period.Ticks * period.Ticks, TimeSpan.Zero);
        var end = new DateTimeOffset(to.UtcTicks / period.Ticks * period.Ticks, TimeSpan.Zero);
        return start < end ? new EvaluationWindow(start, end, period) : null;
    }

    /// <summary>Reads all series that the policy needs, utilisation per core or GPU.</summary>
    public async Task<MetricWindow> ReadAsync(IMetricReader metrics, Run run, Policy policy, CancellationToken cancellationToken)
    {
        var production = run.Baseline!.ProductionVariant;
        var shadow = run.Submission!.ShadowVariant;
        var request = new MetricRequest(run.EndpointName, production.Name, shadow.Name, MetricQueryPlan.For(policy), Start, End, Period);
        return Utilisation.PerUnit(await metrics.ReadAsync(request, cancellationToken), production.InstanceType, shadow.InstanceType);
    }
}
