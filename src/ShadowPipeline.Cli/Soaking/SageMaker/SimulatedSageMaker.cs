using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Cli.Soaking.SageMaker;

/// <summary>
/// SageMaker as far as a test's life depends on it: registry, endpoints, models and experiments, whose life cycle is that of the local
/// SageMaker. One contract suite holds both to the same behaviour.
/// </summary>
internal sealed class SimulatedSageMaker(EventLoop loop, SageMakerPace pace, Trace trace)
{
    private const string ArnPrefix = "arn:aws:sagemaker:eu-west-1:111122223333:inference-experiment/";
    private readonly Dictionary<(string Endpoint, string Variant), SimulatedExperiment> _byVariant = [];
    private int _configs;

    public Dictionary<string, SimulatedEndpoint> Endpoints { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SimulatedPackage> Packages { get; } = new(StringComparer.Ordinal);

    /// <summary>Package ARNs by model.</summary>
    public Dictionary<string, string> Models { get; } = new(StringComparer.Ordinal);

    /// <summary>Experiments that are not deleted, in order of creation.</summary>
    public Dictionary<string, SimulatedExperiment> Experiments { get; } = new(StringComparer.Ordinal);

    /// <summary>The ARNs of all experiments that this pipeline created, deleted ones included.</summary>
    public HashSet<string> OwnArns { get; } = new(StringComparer.Ordinal);

    /// <summary>Comes before the pipeline creates an experiment on an endpoint: somebody may be faster.</summary>
    public Action<SimulatedEndpoint>? AboutToCreate { get; set; }

    /// <summary>Hears of every experiment that is created.</summary>
    public Action<SimulatedExperiment>? Created { get; set; }

    /// <summary>Hears when the functions change an experiment or a model that they must leave alone.</summary>
    public Action<string>? Trespassed { get; set; }

    /// <summary>Hears when a model is deleted that serves.</summary>
    public Action<string>? ServingModelDeleted { get; set; }

    /// <summary>The experiment that holds the endpoint, or null.</summary>
    public SimulatedExperiment? ActiveOn(SimulatedEndpoint endpoint) =>
        Experiments.Values.FirstOrDefault(experiment => experiment.Endpoint == endpoint && experiment.IsActive);

    /// <summary>The experiment that a variant belonged to, deleted ones included; null when there never was one.</summary>
    public SimulatedExperiment? OfVariant(string endpoint, string variant) => _byVariant.GetValueOrDefault((endpoint, variant));

    /// <summary>CreateInferenceExperiment; false for ResourceInUse.</summary>
    public bool TryCreate(string name, bool ours, string endpointName, PlannedVariant production, PlannedVariant shadow, int sampling, DateTimeOffset start, DateTimeOffset end)
    {
        if (Experiments.ContainsKey(name))
        {
            return false;
        }

        if (!Endpoints.TryGetValue(endpointName, out var endpoint) || endpoint.Deleted)
        {
            throw Invalid($"Could not find endpoint {endpointName}");
        }

        if (ours)
        {
            AboutToCreate?.Invoke(endpoint);
        }

        if (ActiveOn(endpoint) is not null)
        {
            return false;
        }

        if (endpoint.Status != "InService")
        {
            throw Invalid($"Endpoint {endpointName} is {endpoint.Status}");
        }

        if (!Models.TryGetValue(shadow.ModelName, out var package))
        {
            throw Invalid($"Could not find model {shadow.ModelName}");
        }

        if (production != endpoint.Config.Production)
        {
            throw Invalid($"The production variant of {endpointName} is another one");
        }

        var experiment = new SimulatedExperiment
        {
            Name = name,
            Arn = ArnPrefix + name,
            Ours = ours,
            Endpoint = endpoint,
            Production = production,
            Shadow = shadow,
            Truth = Packages.TryGetValue(package, out var tested) ? tested.Truth : Truth.Good,
            Sampling = sampling,
            StartTime = start,
            EndTime = end,
            Before = endpoint.Config,
        };
        Experiments.Add(name, experiment);
        if (ours)
        {
            OwnArns.Add(experiment.Arn);
        }

        _byVariant[(endpointName, shadow.Name)] = experiment;
        trace.Add($"experiment {name} created on {endpointName}");
        Created?.Invoke(experiment);
        Change(endpoint, new SimulatedConfig(NextConfig(), production, shadow.Name), pace.Change(name), () => Deployed(experiment));
        return true;
    }

    /// <summary>StartInferenceExperiment; false for a conflict.</summary>
    public bool TryStart(string name)
    {
        if (Find(name) is not { Status: ExperimentStatus.Created } experiment)
        {
            return false;
        }

        experiment.Status = ExperimentStatus.Starting;
        experiment.StartTime = loop.Now;
        loop.After(TimeSpan.FromMinutes(1), () => Run(experiment));
        return true;
    }

    /// <summary>UpdateInferenceExperiment of the end; false for a conflict.</summary>
    public bool TryMoveEnd(string name, DateTimeOffset end)
    {
        if (Find(name) is not { Status: ExperimentStatus.Running } experiment || end <= loop.Now || end > experiment.StartTime.AddDays(30))
        {
            return false;
        }

        experiment.EndTime = end;
        loop.At(end, () => EndOnSchedule(experiment, end));
        return true;
    }

    /// <summary>StopInferenceExperiment; false for a conflict.</summary>
    public bool TryStop(string name, string status, string reason, bool promote = false)
    {
        if (Find(name) is not { Status: ExperimentStatus.Running } experiment || pace.RefusesToStop(name))
        {
            return false;
        }

        if (promote)
        {
            experiment.Endpoint.Intended = new SimulatedConfig(NextConfig(), experiment.Shadow, null);
        }

        Finish(experiment, status, reason, promote ? experiment.Endpoint.Intended : experiment.Before);
        return true;
    }

    /// <summary>DeleteInferenceExperiment of one that has ended; false for a conflict.</summary>
    public bool TryDelete(string name)
    {
        if (Find(name) is not { IsActive: false })
        {
            return false;
        }

        trace.Add($"experiment {name} deleted");
        return Experiments.Remove(name);
    }

    /// <summary>DeleteModel; false when there is none made of that package.</summary>
    public bool TryDeleteModel(string name, string package)
    {
        if (Models.GetValueOrDefault(name) != package)
        {
            return false;
        }

        if (Endpoints.Values.Any(endpoint => endpoint.Config.Production.ModelName == name || endpoint.Intended.Production.ModelName == name))
        {
            ServingModelDeleted?.Invoke(name);
        }

        trace.Add($"model {name} deleted");
        return Models.Remove(name);
    }

    /// <summary>UpdateEndpoint to another configuration, by a human.</summary>
    public void Update(SimulatedEndpoint endpoint)
    {
        var config = endpoint.Config with { Name = NextConfig(), ShadowVariant = null };
        endpoint.Intended = config;
        Change(endpoint, config, pace.Change(endpoint.Name), () => { });
    }

    /// <summary>A name that no configuration has had.</summary>
    public string NextConfig() => $"config-{++_configs}";

    private static PermanentServiceException Invalid(string message) => new($"ValidationException: {message}");

    private SimulatedExperiment? Find(string name) => Experiments.GetValueOrDefault(name);

    private void Deployed(SimulatedExperiment experiment)
    {
        experiment.Status = ExperimentStatus.Created;
        loop.At(experiment.StartTime, () => Run(experiment));
    }

    private void Run(SimulatedExperiment experiment)
    {
        if (experiment.RunningFrom is not null)
        {
            return;
        }

        experiment.Status = ExperimentStatus.Running;
        experiment.RunningFrom = loop.Now;
        trace.Add($"experiment {experiment.Name} runs");
        var end = experiment.EndTime;
        loop.At(end, () => EndOnSchedule(experiment, end));
        if (pace.Cancellation(experiment.Name) is { } after)
        {
            loop.After(after, () => Cancel(experiment));
        }
    }

    private void EndOnSchedule(SimulatedExperiment experiment, DateTimeOffset end)
    {
        if (experiment.Status == ExperimentStatus.Running && experiment.EndTime == end)
        {
            Finish(experiment, ExperimentStatus.Completed, null, experiment.Before);
        }
    }

    private void Cancel(SimulatedExperiment experiment)
    {
        if (experiment.Status == ExperimentStatus.Running)
        {
            experiment.TouchedByOthers = true;
            Finish(experiment, ExperimentStatus.Cancelled, "An internal error occurred", experiment.Before);
        }
    }

    private void Finish(SimulatedExperiment experiment, string status, string? reason, SimulatedConfig target)
    {
        experiment.Status = ExperimentStatus.Stopping;
        experiment.MirroredUntil = loop.Now;
        trace.Add($"experiment {experiment.Name} stops: {reason}");
        var undone = pace.Change(experiment.Name);
        Change(experiment.Endpoint, target, undone, () => { });

        // SageMaker calls an experiment completed before or when its endpoint is back.
        loop.After(undone * 0.7, () =>
        {
            (experiment.Status, experiment.Reason, experiment.CompletedAt) = (status, reason, loop.Now);
            trace.Add($"experiment {experiment.Name} is {status}");
        });
    }

    private void Change(SimulatedEndpoint endpoint, SimulatedConfig target, TimeSpan takes, Action then)
    {
        endpoint.Changing++;
        loop.After(takes, () =>
        {
            endpoint.Changing--;
            endpoint.Config = target;
            trace.Add($"endpoint {endpoint.Name} has {target.Name}");
            then();
        });
    }
}
