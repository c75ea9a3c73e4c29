using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using ShadowPipeline.Experiments;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Functions.Aws;

/// <summary>Between the domain's plan and snapshot and SageMaker's shapes.</summary>
internal static class ExperimentMapper
{
    public static CreateInferenceExperimentRequest CreateRequest(ExperimentPlan plan) => new()
    {
        Name = plan.Name,
        Type = InferenceExperimentType.ShadowMode,
        Schedule = new InferenceExperimentSchedule { StartTime = plan.StartTime.UtcDateTime, EndTime = plan.EndTime.UtcDateTime },
        Description = plan.Description,
        RoleArn = plan.RoleArn,
        EndpointName = plan.EndpointName,
        ModelVariants = [Variant(plan.ProductionVariant), Variant(plan.ShadowVariant)],
        DataStorageConfig = Storage(plan),
        ShadowModeConfig = new ShadowModeConfig
        {
            SourceModelVariantName = plan.ProductionVariant.Name,
            ShadowModelVariants =
            [
                new ShadowModelVariantConfig { ShadowModelVariantName = plan.ShadowVariant.Name, SamplingPercentage = plan.SamplingPercentage },
            ],
        },
        KmsKey = plan.KmsKey,
        Tags = Tags(plan),
    };

    public static CreateModelRequest ModelRequest(ExperimentPlan plan)
    {
        var model = plan.CandidateModel;
        return new CreateModelRequest
        {
            ModelName = model.ModelName,
            PrimaryContainer = new ContainerDefinition { ModelPackageName = model.ModelPackageArn },
            ExecutionRoleArn = model.ExecutionRoleArn,
            EnableNetworkIsolation = model.NetworkIsolation,
            VpcConfig = model.Subnets.Count == 0
                ? null
                : new VpcConfig { Subnets = [.. model.Subnets], SecurityGroupIds = [.. model.SecurityGroups] },
            Tags = Tags(plan),
        };
    }

    public static StopInferenceExperimentRequest StopRequest(ExperimentSnapshot experiment, string reason)
    {
        var actions = new Dictionary<string, string>();
        if (experiment.ProductionVariant is { } production)
        {
            actions[production.Name] = "Retain";
        }

        if (experiment.ShadowVariant is { } shadow)
        {
            actions[shadow.Name] = "Remove";
        }

        return new StopInferenceExperimentRequest
        {
            Name = experiment.Name,
            ModelVariantActions = actions,
            DesiredState = InferenceExperimentStopDesiredState.Cancelled,
            Reason = reason,
        };
    }

    public static ExperimentSnapshot Snapshot(DescribeInferenceExperimentResponse experiment)
    {
        var shadowMode = experiment.ShadowModeConfig;
        var sampled = shadowMode?.ShadowModelVariants?.FirstOrDefault();
        var shadow = experiment.ModelVariants?.Find(variant => variant.VariantName == sampled?.ShadowModelVariantName);
        var production = experiment.ModelVariants?.Find(variant => variant.VariantName == shadowMode?.SourceModelVariantName);
        return new ExperimentSnapshot
        {
            Name = experiment.Name,
            Arn = experiment.Arn,
            Status = experiment.Status.Value,
            StatusReason = experiment.StatusReason,
            EndpointName = experiment.EndpointMetadata.EndpointName,
            StartTime = Utc(experiment.Schedule?.StartTime),
            EndTime = Utc(experiment.Schedule?.EndTime),
            CompletionTime = Utc(experiment.CompletionTime),
            ProductionVariant = Planned(production),
            ShadowVariant = Planned(shadow),
            ShadowVariantStatus = shadow?.Status?.Value,
            SamplingPercentage = sampled?.SamplingPercentage,
        };
    }

    private static ModelVariantConfig Variant(PlannedVariant variant) => new()
    {
        VariantName = variant.Name,
        ModelName = variant.ModelName,
        InfrastructureConfig = new ModelInfrastructureConfig
        {
            InfrastructureType = ModelInfrastructureType.RealTimeInference,
            RealTimeInferenceConfig = new RealTimeInferenceConfig { InstanceType = variant.InstanceType, InstanceCount = variant.InstanceCount },
        },
    };

    private static PlannedVariant? Planned(ModelVariantConfigSummary? variant) =>
        variant?.InfrastructureConfig?.RealTimeInferenceConfig is { } infrastructure
            ? new PlannedVariant(variant.VariantName, variant.ModelName, infrastructure.InstanceType.Value, infrastructure.InstanceCount ?? 0)
            : null;

    private static InferenceExperimentDataStorageConfig? Storage(ExperimentPlan plan) => plan.DataStorage is not { } storage
        ? null
        : new InferenceExperimentDataStorageConfig
        {
            Destination = storage.Destination,
            KmsKey = storage.KmsKey,
            ContentType = storage is { CsvContentTypes: null, JsonContentTypes: null }
                ? null
                : new CaptureContentTypeHeader
                {
                    CsvContentTypes = storage.CsvContentTypes is { } csv ? [.. csv] : null,
                    JsonContentTypes = storage.JsonContentTypes is { } json ? [.. json] : null,
                },
        };

    private static List<Tag> Tags(ExperimentPlan plan) => [.. plan.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    public static DateTimeOffset? Utc(DateTime? time) =>
        time is { } value ? new DateTimeOffset(DateTime.SpecifyKind(value.ToUniversalTime(), DateTimeKind.Utc)) : null;
}
