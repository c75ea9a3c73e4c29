using ShadowPipeline.Endpoints;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Measuring;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Metrics;
using ShadowPipeline.Proposals;

namespace ShadowPipeline.Cli.Policies;

/// <summary>Looks at an endpoint and at how it has been lately, in an account or in a simulated world. Reads only.</summary>
internal sealed class EndpointLook(IEndpointReader endpoints, IMetricReader metrics, TimeProvider time)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>The one production variant of an endpoint.</summary>
    /// <exception cref="EndpointUnusableException">There is no such endpoint, or no shadow test can run on it.</exception>
    public async Task<VariantSnapshot> ReadVariantAsync(string endpointName, CancellationToken cancellationToken)
    {
        var endpoint = await endpoints.ReadEndpointAsync(endpointName, cancellationToken);
        return endpoint switch
        {
            { Status: null } => throw new EndpointUnusableException($"There is no endpoint {endpointName}."),
            { ProductionVariants: [{ InstanceType: not null } variant] } => variant,
            { ProductionVariants: [_] } => throw new EndpointUnusableException($"{endpointName} has no instances of its own (it is serverless, or made of pools): it cannot have a shadow test."),
            _ => throw new EndpointUnusableException(
                $"{endpointName} has {endpoint.ProductionVariants.Count} production variants: a shadow test takes exactly one."),
        };
    }

    /// <summary>The last day by the minute.</summary>
    public Task<MetricWindow> ReadMinutesAsync(
        string endpointName, VariantSnapshot variant, IReadOnlyList<MetricQuery> queries, CancellationToken cancellationToken) =>
        ReadAsync(endpointName, variant, queries, Day, EvaluationWindow.Minute, cancellationToken);

    /// <summary>The last days by the hour.</summary>
    public Task<MetricWindow> ReadHoursAsync(
        string endpointName, VariantSnapshot variant, IReadOnlyList<MetricQuery> queries, CancellationToken cancellationToken) =>
        ReadAsync(endpointName, variant, queries, ProposalQueries.Days, Hour, cancellationToken);

    private async Task<MetricWindow> ReadAsync(
        string endpointName, VariantSnapshot variant, IReadOnlyList<MetricQuery> queries, TimeSpan back, TimeSpan period, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - ExperimentProgress.SettleDelay;
        var window = EvaluationWindow.Between(until - back, until, period)!;
        var request = new MetricRequest(endpointName, variant.Name, variant.Name, queries, window.Start, window.End, period);
        return Utilisation.PerUnit(await metrics.ReadAsync(request, cancellationToken), variant.InstanceType!, variant.InstanceType!);
    }
}

/// <summary>An endpoint that nothing can be said about; the message says why.</summary>
internal sealed class EndpointUnusableException(string message) : Exception(message);
