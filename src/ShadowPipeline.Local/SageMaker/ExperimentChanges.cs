using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>StartInferenceExperiment, UpdateInferenceExperiment and DeleteInferenceExperiment.</summary>
internal sealed class ExperimentChanges(LocalWorld world)
{
    public IEnumerable<Operation> Operations =>
    [
        new("StartInferenceExperiment", SageMakerShapes.Naming("StartInferenceExperiment", "Name", SageMakerShapes.ExperimentName), Start),
        new("UpdateInferenceExperiment", SageMakerShapes.UpdateExperiment, Update),
        new("DeleteInferenceExperiment", SageMakerShapes.Naming("DeleteInferenceExperiment", "Name", SageMakerShapes.ExperimentName), Delete),
    ];

    private JsonObject Start(JsonObject request)
    {
        var (experiment, now) = Find(request, "started", "Created");
        experiment.StartRequestedAt = now;
        experiment.LastModified = now;
        var started = ExperimentLifeCycle.RunningFrom(experiment)!.Value;
        experiment.StartTime = started;
        // Starting early moves the end, lest the test run longer than it may.
        var latest = started + ScheduleRules.Longest;
        experiment.EndTime = experiment.EndTime > latest ? latest : experiment.EndTime;
        return Answer(experiment);
    }

    private JsonObject Update(JsonObject request)
    {
        var (experiment, now) = Find(request, "updated", "Created", "Running");
        var running = ExperimentLifeCycle.RunningFrom(experiment) <= now;
        if (running && (request.ContainsKey("ModelVariants") || request.ContainsKey("DataStorageConfig")))
        {
            throw Refusal.Invalid("ModelVariants and DataStorageConfig cannot change once the experiment is running.");
        }

        var (start, end) = Schedule(experiment, request["Schedule"] as JsonObject, running, now);
        var sampling = Sampling(experiment, request["ShadowModeConfig"] as JsonObject);
        var variants = request["ModelVariants"] is null ? null : request.Objects("ModelVariants").Select(ModelVariant.Read).ToList();
        if (variants is not null)
        {
            EligibilityRules.CheckVariants(
                world, experiment.Before, variants, experiment.ProductionVariantName, experiment.ShadowVariantName);
        }

        (experiment.StartTime, experiment.EndTime) = (start, end);
        experiment.Description = request.Text("Description") ?? experiment.Description;
        experiment.DataStorage = request["DataStorageConfig"]?.DeepClone().AsObject() ?? experiment.DataStorage;
        if (sampling is { } percentage)
        {
            experiment.Sampling.Add(new SamplingChange(now, percentage));
        }

        if (variants is not null || request.ContainsKey("DataStorageConfig"))
        {
            experiment.Variants = variants ?? experiment.Variants;
            experiment.During = TestConfig.Make(
                experiment.Name,
                experiment.CreatedAt,
                experiment.Before,
                experiment.Variants,
                experiment.ProductionVariantName,
                experiment.DataStorage,
                experiment.KmsKey);
            world.State.Configs[experiment.During.Name] = experiment.During;
        }

        experiment.UpdateRequestedAt = now;
        experiment.LastModified = now;
        return Answer(experiment);
    }

    private JsonObject Delete(JsonObject request)
    {
        var (experiment, now) = Find(request, "deleted", "Created", "Completed", "Cancelled");
        // Only the metadata goes; whatever is deployed on the endpoint stays there.
        experiment.DeletedAt = now;
        world.State.Experiments.Remove(experiment.Name);
        world.State.Tags.Remove(experiment.Arn);
        return Answer(experiment);
    }

    private static (DateTimeOffset Start, DateTimeOffset End) Schedule(
        Experiment experiment, JsonObject? schedule, bool running, DateTimeOffset now)
    {
        if (schedule is null)
        {
            return (experiment.StartTime, experiment.EndTime);
        }

        var start = schedule.Instant("StartTime") ?? experiment.StartTime;
        if (running && start != experiment.StartTime)
        {
            throw Refusal.Invalid("Schedule.StartTime cannot change once the experiment is running.");
        }

        var end = schedule.Instant("EndTime") ?? experiment.EndTime;
        ScheduleRules.Check(start, end, now);
        return (start, end);
    }

    private static int? Sampling(Experiment experiment, JsonObject? shadowMode)
    {
        if (shadowMode is null)
        {
            return null;
        }

        var shadow = shadowMode.Objects("ShadowModelVariants").Single();
        return shadowMode.Text("SourceModelVariantName") == experiment.ProductionVariantName
            && shadow.Text("ShadowModelVariantName") == experiment.ShadowVariantName
            ? shadow.Whole("SamplingPercentage")
            : throw Refusal.Invalid("ShadowModeConfig names other variants than the experiment's; only SamplingPercentage can change.");
    }

    private (Experiment Experiment, DateTimeOffset Now) Find(JsonObject request, string change, params string[] legal)
    {
        var now = world.Clock.GetUtcNow();
        var experiment = world.State.Experiment(request.Text("Name")!);
        var status = ExperimentLifeCycle.StatusAt(experiment, now);
        return legal.Contains(status)
            ? (experiment, now)
            : throw Refusal.Conflict(
                $"Inference experiment \"{experiment.Arn}\" has status {status} and cannot be {change}; legal are {string.Join(", ", legal)}.");
    }

    private static JsonObject Answer(Experiment experiment) => new() { ["InferenceExperimentArn"] = experiment.Arn };
}
