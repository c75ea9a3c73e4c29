using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>DescribeEndpoint and DescribeEndpointConfig.</summary>
internal sealed class EndpointOperations(LocalWorld world)
{
    public IEnumerable<Operation> Operations =>
    [
        new("DescribeEndpoint", SageMakerShapes.Naming("DescribeEndpoint", "EndpointName", SageMakerShapes.EndpointName), DescribeEndpoint),
        new(
            "DescribeEndpointConfig",
            SageMakerShapes.Naming("DescribeEndpointConfig", "EndpointConfigName", SageMakerShapes.EndpointName),
            DescribeConfig),
    ];

    private JsonObject DescribeEndpoint(JsonObject request)
    {
        var name = request.Text("EndpointName")!;
        var endpoint = world.State.Endpoints.GetValueOrDefault(name)
            ?? throw Refusal.Invalid($"Could not find endpoint \"{AwsNames.Arn(world.Facts, "endpoint", name)}\".");
        var view = endpoint.At(world.Clock.GetUtcNow());
        return new JsonObject
        {
            ["EndpointName"] = endpoint.Name,
            ["EndpointArn"] = endpoint.Arn,
            ["EndpointConfigName"] = view.Config.Name,
            ["EndpointStatus"] = view.Status,
            ["CreationTime"] = Wire.Seconds(endpoint.CreatedAt),
            ["LastModifiedTime"] = Wire.Seconds(view.LastModified),
            ["ProductionVariants"] = Wire.Array(view.Config.Production.Select(Summary)),
        }
            .With("FailureReason", view.FailureReason)
            .With("ShadowProductionVariants", view.Config.Shadow.Count > 0 ? Wire.Array(view.Config.Shadow.Select(Summary)) : null)
            .With("AsyncInferenceConfig", view.Config.Async?.DeepClone())
            .With("DataCaptureConfig", view.Config.DataCapture is { } capture ? CaptureSummary(capture) : null)
            .With("PendingDeploymentSummary", Pending(endpoint, view));
    }

    private JsonObject DescribeConfig(JsonObject request)
    {
        var name = request.Text("EndpointConfigName")!;
        var config = world.State.Configs.GetValueOrDefault(name)
            ?? throw Refusal.Invalid($"Could not find endpoint configuration \"{AwsNames.Arn(world.Facts, "endpoint-config", name)}\".");
        return new JsonObject
        {
            ["EndpointConfigName"] = config.Name,
            ["EndpointConfigArn"] = AwsNames.Arn(world.Facts, "endpoint-config", config.Name),
            ["CreationTime"] = Wire.Seconds(config.CreatedAt),
            ["ProductionVariants"] = Wire.Array(config.Production.Select(Configured)),
        }
            .With("ShadowProductionVariants", config.Shadow.Count > 0 ? Wire.Array(config.Shadow.Select(Configured)) : null)
            .With("AsyncInferenceConfig", config.Async?.DeepClone())
            .With("DataCaptureConfig", config.DataCapture?.DeepClone())
            .With("KmsKeyId", config.KmsKey);
    }

    private static JsonObject Summary(EndpointVariant variant)
    {
        var summary = new JsonObject { ["VariantName"] = variant.Name };
        if (variant.Settings["ServerlessConfig"] is { } serverless)
        {
            return summary.With("CurrentServerlessConfig", serverless.DeepClone());
        }

        summary["CurrentWeight"] = variant.Weight;
        summary["DesiredWeight"] = variant.Weight;
        summary["CurrentInstanceCount"] = variant.CurrentInstanceCount;
        summary["DesiredInstanceCount"] = variant.CurrentInstanceCount;
        return summary
            .With("ManagedInstanceScaling", variant.Settings["ManagedInstanceScaling"]?.DeepClone())
            .With("RoutingConfig", variant.Settings["RoutingConfig"]?.DeepClone());
    }

    private static JsonObject Configured(EndpointVariant variant)
    {
        var configured = new JsonObject { ["VariantName"] = variant.Name, ["InitialVariantWeight"] = variant.Weight };
        configured.With("ModelName", variant.ModelName).With("InstanceType", variant.InstanceType);
        if (!variant.IsServerless)
        {
            configured["InitialInstanceCount"] = variant.InitialInstanceCount;
        }

        foreach (var (name, value) in variant.Settings)
        {
            configured[name] = value?.DeepClone();
        }

        return configured;
    }

    private static JsonObject CaptureSummary(JsonObject capture) => new JsonObject
    {
        ["EnableCapture"] = true,
        ["CaptureStatus"] = "Started",
        ["CurrentSamplingPercentage"] = capture["InitialSamplingPercentage"]?.DeepClone(),
        ["DestinationS3Uri"] = capture["DestinationS3Uri"]?.DeepClone(),
        // Required in this answer, also where nothing is encrypted.
        ["KmsKeyId"] = capture["KmsKeyId"]?.DeepClone() ?? "",
    }.WithoutNulls();

    private static JsonObject? Pending(LocalEndpoint endpoint, EndpointView view)
    {
        if (view.Pending is { } pending)
        {
            return new JsonObject
            {
                ["EndpointConfigName"] = pending.Name,
                ["StartTime"] = Wire.Seconds(view.PendingSince!.Value),
                ["ProductionVariants"] = Wire.Array(pending.Production.Select(Summary)),
            }.With("ShadowProductionVariants", pending.Shadow.Count > 0 ? Wire.Array(pending.Shadow.Select(Summary)) : null);
        }

        return endpoint.Scenario.PendingDeployment ? new JsonObject { ["EndpointConfigName"] = $"{view.Config.Name}-next" } : null;
    }
}
