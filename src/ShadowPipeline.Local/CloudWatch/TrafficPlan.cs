using ShadowPipeline.Local.SageMaker;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.CloudWatch;

/// <summary>
/// Which variants of an endpoint get which share of its requests, minute by minute, from its deployments and experiments.
/// </summary>
internal sealed class TrafficPlan(LocalWorld world)
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    /// <summary>The production variants' names in a minute; empty when the endpoint answers nothing.</summary>
    public static IReadOnlyList<EndpointVariant> ProductionAt(LocalEndpoint endpoint, DateTimeOffset minute)
    {
        var view = endpoint.At(minute);
        return view.Serves && minute >= endpoint.CreatedAt ? view.Config.Production : [];
    }

    /// <summary>The variant's part in a minute; null when it is not deployed.</summary>
    public VariantLoad? At(LocalEndpoint endpoint, string name, DateTimeOffset minute)
    {
        var view = endpoint.At(minute);
        if (!view.Serves || minute < endpoint.CreatedAt)
        {
            return null;
        }

        if (view.Config.Production.FirstOrDefault(variant => variant.Name == name) is { } production)
        {
            var all = view.Config.Production.Sum(variant => variant.Weight);
            var load = Load(endpoint, production, false, all > 0 ? production.Weight / all : 0, minute);
            return load;
        }

        return view.Config.Shadow.FirstOrDefault(variant => variant.Name == name) is { } shadow
            ? Load(endpoint, shadow, true, MirroredShare(endpoint, name, minute), minute)
            : null;
    }

    private VariantLoad Load(LocalEndpoint endpoint, EndpointVariant variant, bool isShadow, double share, DateTimeOffset minute)
    {
        var isOriginal = endpoint.Original.Production.Any(original => original.Name == variant.Name);
        var behaviour = isOriginal ? world.Scenario.Production : world.Scenario.Shadow;
        var running = endpoint.Experiments.Select(ExperimentLifeCycle.RunningFrom).Where(from => from <= minute).Max();
        var faults = running is null ? [] : behaviour.Faults.Where(fault => fault.IsActiveAfter(minute - running.Value)).ToList();
        share *= faults.Aggregate(1.0, (factor, fault) => factor * fault.TrafficFactor);
        return new VariantLoad(
            isShadow, share, variant.IsServerless ? 0 : variant.CurrentInstanceCount, variant.InstanceType, behaviour, faults);
    }

    private double MirroredShare(LocalEndpoint endpoint, string name, DateTimeOffset minute)
    {
        var experiment = endpoint.Experiments.LastOrDefault(
            experiment => experiment.ShadowVariantName == name && experiment.CreatedAt <= minute);
        if (experiment is null)
        {
            return world.Scenario.Traffic.ShadowShare;
        }

        if (ExperimentLifeCycle.RunningFrom(experiment) is not { } from)
        {
            return 0;
        }

        var finish = ExperimentLifeCycle.FinishOf(experiment)!;
        // A shadow that was kept after a stop goes on being a shadow.
        var until = finish.Target.Shadow.Any(variant => variant.Name == name) ? DateTimeOffset.MaxValue : finish.At;
        var begin = from > minute ? from : minute;
        var end = until < minute + _minute ? until : minute + _minute;
        return Math.Max(0, (end - begin) / _minute) * experiment.SamplingAt(minute) / 100 * world.Scenario.Traffic.ShadowShare;
    }
}
