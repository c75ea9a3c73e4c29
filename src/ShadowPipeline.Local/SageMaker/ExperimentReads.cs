using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>DescribeInferenceExperiment and ListInferenceExperiments.</summary>
internal sealed class ExperimentReads(LocalWorld world)
{
    private const int DefaultPage = 10;

    public IEnumerable<Operation> Operations =>
    [
        new("DescribeInferenceExperiment", SageMakerShapes.Naming("DescribeInferenceExperiment", "Name", SageMakerShapes.ExperimentName), Describe),
        new("ListInferenceExperiments", SageMakerShapes.ListExperiments, List),
    ];

    private JsonObject Describe(JsonObject request)
    {
        var now = world.Clock.GetUtcNow();
        var experiment = world.State.Experiment(request.Text("Name")!);
        var endpoint = world.State.Endpoints[experiment.EndpointName].At(now);
        return Summary(experiment, now)
            .With("Arn", experiment.Arn)
            .With("EndpointMetadata", new JsonObject
            {
                ["EndpointName"] = experiment.EndpointName,
                ["EndpointConfigName"] = endpoint.Config.Name,
                ["EndpointStatus"] = endpoint.Status,
            }.With("FailureReason", endpoint.FailureReason))
            .With("ModelVariants", Wire.Array(experiment.Variants.Select(
                variant => variant.Write(ExperimentLifeCycle.VariantStatusAt(experiment, variant.VariantName, now)))))
            .With("ShadowModeConfig", new JsonObject
            {
                ["SourceModelVariantName"] = experiment.ProductionVariantName,
                ["ShadowModelVariants"] = new JsonArray(new JsonObject
                {
                    ["ShadowModelVariantName"] = experiment.ShadowVariantName,
                    ["SamplingPercentage"] = experiment.SamplingAt(now),
                }),
            })
            .With("DataStorageConfig", experiment.DataStorage?.DeepClone())
            .With("KmsKey", experiment.KmsKey);
    }

    private JsonObject List(JsonObject request)
    {
        var now = world.Clock.GetUtcNow();
        var found = world.State.Experiments.Values
            .Where(experiment => experiment.Name.Contains(request.Text("NameContains") ?? string.Empty, StringComparison.Ordinal))
            .Where(experiment => request.Text("StatusEquals") is not { } status || ExperimentLifeCycle.StatusAt(experiment, now) == status)
            .Where(experiment => !(experiment.CreatedAt <= request.Instant("CreationTimeAfter")))
            .Where(experiment => !(experiment.CreatedAt >= request.Instant("CreationTimeBefore")))
            .Where(experiment => !(LastModified(experiment, now) <= request.Instant("LastModifiedTimeAfter")))
            .Where(experiment => !(LastModified(experiment, now) >= request.Instant("LastModifiedTimeBefore")))
            .OrderBy(experiment => Key(experiment, request.Text("SortBy"), now), StringComparer.Ordinal)
            .ThenBy(experiment => experiment.CreatedAt)
            .ThenBy(experiment => experiment.Name, StringComparer.Ordinal)
            .ToList();
        if (request.Text("SortOrder") != "Ascending")
        {
            found.Reverse();
        }

        var (page, next) = Paging.Take(found, request, request.Whole("MaxResults") ?? DefaultPage);
        return new JsonObject { ["InferenceExperiments"] = Wire.Array(page.Select(experiment => Summary(experiment, now))) }
            .With("NextToken", next);
    }

    private static JsonObject Summary(Experiment experiment, DateTimeOffset now)
    {
        var finish = ExperimentLifeCycle.FinishOf(experiment);
        var over = finish?.CompletedAt <= now;
        return new JsonObject
        {
            ["Name"] = experiment.Name,
            ["Type"] = "ShadowMode",
            ["Status"] = ExperimentLifeCycle.StatusAt(experiment, now),
            ["Schedule"] = new JsonObject { ["StartTime"] = Wire.Seconds(experiment.StartTime), ["EndTime"] = Wire.Seconds(experiment.EndTime) },
            ["CreationTime"] = Wire.Seconds(experiment.CreatedAt),
            ["LastModifiedTime"] = Wire.Seconds(LastModified(experiment, now)),
            ["RoleArn"] = experiment.RoleArn,
        }
            .With("Description", experiment.Description)
            .With("StatusReason", finish?.At <= now ? finish.Reason : null)
            .With("CompletionTime", over ? Wire.Seconds(finish!.CompletedAt) : null);
    }

    private static DateTimeOffset LastModified(Experiment experiment, DateTimeOffset now)
    {
        var finish = ExperimentLifeCycle.FinishOf(experiment);
        DateTimeOffset?[] steps =
        [
            experiment.LastModified,
            ExperimentLifeCycle.DeployedAt(experiment),
            ExperimentLifeCycle.RunningFrom(experiment),
            finish?.At,
            finish?.CompletedAt,
        ];
        return steps.Where(step => step <= now).Max()!.Value;
    }

    private static string Key(Experiment experiment, string? sortBy, DateTimeOffset now) => sortBy switch
    {
        "Name" => experiment.Name,
        "Status" => ExperimentLifeCycle.StatusAt(experiment, now),
        _ => string.Empty,
    };
}
