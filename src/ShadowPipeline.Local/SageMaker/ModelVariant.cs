using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>A ModelVariantConfig of an experiment.</summary>
internal sealed record ModelVariant(string ModelName, string VariantName, string InstanceType, int InstanceCount)
{
    /// <summary>Reads a variant from a request whose shape was checked.</summary>
    public static ModelVariant Read(JsonObject node)
    {
        var instances = node["InfrastructureConfig"]!["RealTimeInferenceConfig"]!.AsObject();
        return new ModelVariant(
            node.Text("ModelName")!, node.Text("VariantName")!, instances.Text("InstanceType")!, instances.Whole("InstanceCount")!.Value);
    }

    /// <summary>The variant as DescribeInferenceExperiment shows it.</summary>
    public JsonObject Write(string status) => new()
    {
        ["ModelName"] = ModelName,
        ["VariantName"] = VariantName,
        ["InfrastructureConfig"] = new JsonObject
        {
            ["InfrastructureType"] = "RealTimeInference",
            ["RealTimeInferenceConfig"] = new JsonObject { ["InstanceType"] = InstanceType, ["InstanceCount"] = InstanceCount },
        },
        ["Status"] = status,
    };

    /// <summary>The variant as an endpoint configuration has it.</summary>
    public EndpointVariant ToEndpointVariant() => new(VariantName, ModelName, InstanceType, InstanceCount, InstanceCount, 1, []);
}
