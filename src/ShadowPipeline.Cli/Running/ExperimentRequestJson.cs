using System.Text.Json.Nodes;
using ShadowPipeline.Json;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Cli.Running;

/// <summary>An experiment plan as the AWS CLI's <c>--cli-input-json</c> takes it: the API's member names, instants in ISO 8601.</summary>
internal static class ExperimentRequestJson
{
    /// <summary>The CreateInferenceExperiment request; members that the plan leaves to the service are absent.</summary>
    public static JsonObject Of(ExperimentPlan plan)
    {
        var request = new JsonObject
        {
            ["Name"] = plan.Name,
            ["Type"] = "ShadowMode",
            ["Schedule"] = new JsonObject
            {
                ["StartTime"] = UtcInstantConverter.Format(plan.StartTime),
                ["EndTime"] = UtcInstantConverter.Format(plan.EndTime),
            },
            ["Description"] = plan.Description,
            ["RoleArn"] = plan.RoleArn,
            ["EndpointName"] = plan.EndpointName,
            ["ModelVariants"] = new JsonArray(Variant(plan.ProductionVariant), Variant(plan.ShadowVariant)),
            ["DataStorageConfig"] = Storage(plan),
            ["ShadowModeConfig"] = new JsonObject
            {
                ["SourceModelVariantName"] = plan.ProductionVariant.Name,
                ["ShadowModelVariants"] = new JsonArray(new JsonObject
                {
                    ["ShadowModelVariantName"] = plan.ShadowVariant.Name,
                    ["SamplingPercentage"] = plan.SamplingPercentage,
                }),
            },
            ["KmsKey"] = plan.KmsKey,
            ["Tags"] = new JsonArray([.. plan.Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
        };
        return WithoutNulls(request);
    }

    private static JsonObject Variant(PlannedVariant variant) => new()
    {
        ["ModelName"] = variant.ModelName,
        ["VariantName"] = variant.Name,
        ["InfrastructureConfig"] = new JsonObject
        {
            ["InfrastructureType"] = "RealTimeInference",
            ["RealTimeInferenceConfig"] = new JsonObject
            {
                ["InstanceType"] = variant.InstanceType,
                ["InstanceCount"] = variant.InstanceCount,
            },
        },
    };

    private static JsonObject? Storage(ExperimentPlan plan)
    {
        if (plan.DataStorage is not { } storage)
        {
            return null;
        }

        var contentType = WithoutNulls(new JsonObject
        {
            ["CsvContentTypes"] = Texts(storage.CsvContentTypes),
            ["JsonContentTypes"] = Texts(storage.JsonContentTypes),
        });
        return WithoutNulls(new JsonObject
        {
            ["Destination"] = storage.Destination,
            ["KmsKey"] = storage.KmsKey,
            ["ContentType"] = contentType.Count == 0 ? null : contentType,
        });
    }

    private static JsonArray? Texts(IReadOnlyList<string>? texts) =>
        texts is null ? null : new JsonArray([.. texts.Select(text => JsonValue.Create(text))]);

    private static JsonObject WithoutNulls(JsonObject json)
    {
        foreach (var name in json.Where(member => member.Value is null).Select(member => member.Key).ToList())
        {
            json.Remove(name);
        }

        return json;
    }
}
