using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>CreateInferenceExperiment.</summary>
internal sealed class ExperimentCreation(LocalWorld world)
{
    private static readonly TimeSpan _defaultDuration = TimeSpan.FromDays(7);

    public IEnumerable<Operation> Operations => [new("CreateInferenceExperiment", SageMakerShapes.CreateExperiment, Create)];

    private JsonObject Create(JsonObject request)
    {
        var now = world.Clock.GetUtcNow();
        var name = request.Text("Name")!;
        var arn = AwsNames.Arn(world.Facts, "inference-experiment", name);
        if (world.State.Experiments.ContainsKey(name))
        {
            throw Refusal.InUse($"Cannot create already existing inference experiment \"{arn}\".");
        }

        var endpointName = request.Text("EndpointName")!;
        var endpoint = world.State.Endpoints.GetValueOrDefault(endpointName)
            ?? throw Refusal.Invalid($"Could not find endpoint \"{AwsNames.Arn(world.Facts, "endpoint", endpointName)}\".");
        if (endpoint.ActiveExperiment(now) is { } active)
        {
            throw Refusal.InUse($"Endpoint \"{endpoint.Arn}\" is in use by the inference experiment \"{active.Arn}\".");
        }

        var view = endpoint.At(now);
        var shadowMode = request["ShadowModeConfig"]!.AsObject();
        var production = shadowMode.Text("SourceModelVariantName")!;
        var shadow = shadowMode.Objects("ShadowModelVariants").Single();
        var variants = request.Objects("ModelVariants").Select(ModelVariant.Read).ToList();
        var (start, end) = Schedule(request["Schedule"] as JsonObject, now);
        EligibilityRules.CheckEndpoint(world, endpoint, view);
        EligibilityRules.CheckVariants(world, view.Config, variants, production, shadow.Text("ShadowModelVariantName")!);

        var during = TestConfig.Make(
            name, now, view.Config, variants, production, request["DataStorageConfig"] as JsonObject, request.Text("KmsKey"));
        var experiment = new Experiment
        {
            Name = name,
            Arn = arn,
            EndpointName = endpointName,
            RoleArn = request.Text("RoleArn")!,
            ProductionVariantName = production,
            ShadowVariantName = shadow.Text("ShadowModelVariantName")!,
            CreatedAt = now,
            LastModified = now,
            Timing = world.Scenario.Experiment,
            Before = view.Config,
            During = during,
            KmsKey = request.Text("KmsKey"),
            StartsAtOnce = start is null,
            StartTime = start ?? now,
            EndTime = end,
            Variants = variants,
            Description = request.Text("Description"),
            DataStorage = request["DataStorageConfig"]?.DeepClone().AsObject(),
        };
        experiment.Sampling.Add(new SamplingChange(now, shadow.Whole("SamplingPercentage")!.Value));

        world.State.Configs[during.Name] = during;
        world.State.Experiments[name] = experiment;
        world.State.Tag(arn, request.Objects("Tags"));
        endpoint.Add(experiment);
        return new JsonObject { ["InferenceExperimentArn"] = arn };
    }

    private static (DateTimeOffset? Start, DateTimeOffset End) Schedule(JsonObject? schedule, DateTimeOffset now)
    {
        var start = schedule?.Instant("StartTime");
        var from = start > now ? start.Value : now;
        var end = schedule?.Instant("EndTime") ?? from + _defaultDuration;
        ScheduleRules.Check(from, end, now);
        return (start, end);
    }
}
