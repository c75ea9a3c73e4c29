using Amazon.SageMaker.Model;
using ShadowPipeline.Endpoints;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Aws;

/// <summary>Turns SageMaker's answers into the domain's snapshots. Unset collections are null in the SDK.</summary>
internal static class SnapshotMapper
{
    public static ModelPackageSnapshot Package(string arn, DescribeModelPackageResponse package) => new()
    {
        Arn = package.ModelPackageArn ?? arn,
        Status = package.ModelPackageStatus?.Value,
        ApprovalStatus = package.ModelApprovalStatus?.Value,
        Containers =
        [
            .. (package.InferenceSpecification?.Containers ?? []).Select(container =>
                new PackageContainer(container.Image, container.ImageDigest, container.ModelDataUrl, container.ProductId)),
        ],
        SupportedInstanceTypes = package.InferenceSpecification?.SupportedRealtimeInferenceInstanceTypes ?? [],
        LastModifiedAt = ExperimentMapper.Utc(package.LastModifiedTime ?? package.CreationTime),
    };

    public static RegisteredVersion Version(ModelPackageSummary version) =>
        new(version.ModelPackageArn, version.ModelPackageVersion ?? 0, ExperimentMapper.Utc(version.CreationTime) ?? DateTimeOffset.UnixEpoch);

    public static EndpointSnapshot Endpoint(DescribeEndpointResponse endpoint, DescribeEndpointConfigResponse? config) => new()
    {
        Name = endpoint.EndpointName,
        Status = endpoint.EndpointStatus?.Value,
        FailureReason = endpoint.FailureReason,
        ConfigName = endpoint.EndpointConfigName,
        KmsKey = config?.KmsKeyId,
        DeploymentPending = endpoint.PendingDeploymentSummary is not null,
        Asynchronous = endpoint.AsyncInferenceConfig is not null || config?.AsyncInferenceConfig is not null,
        ProductionVariants = [.. (endpoint.ProductionVariants ?? []).Select(variant => Variant(variant, config))],
        ShadowVariants = [.. (endpoint.ShadowProductionVariants ?? []).Select(variant => variant.VariantName)],
        UnpreservedSettings = [.. UnpreservedSettings.Of(endpoint, config)],
    };

    public static ModelSnapshot Model(DescribeModelResponse model)
    {
        var containers = model.Containers is { Count: > 0 } many ? many : model.PrimaryContainer is { } one ? [one] : [];
        return new ModelSnapshot
        {
            Name = model.ModelName,
            ContainerCount = containers.Count,
            DirectContainers = model.InferenceExecutionConfig?.Mode == Amazon.SageMaker.InferenceExecutionMode.Direct,
            MultiModel = containers.Any(container => container.Mode == Amazon.SageMaker.ContainerMode.MultiModel),
            ExecutionRoleArn = model.ExecutionRoleArn,
            Subnets = model.VpcConfig?.Subnets ?? [],
            SecurityGroups = model.VpcConfig?.SecurityGroupIds ?? [],
            NetworkIsolation = model.EnableNetworkIsolation ?? false,
        };
    }

    private static VariantSnapshot Variant(ProductionVariantSummary variant, DescribeEndpointConfigResponse? config)
    {
        var configured = config?.ProductionVariants?.Find(candidate => candidate.VariantName == variant.VariantName);
        return new VariantSnapshot
        {
            Name = variant.VariantName,
            ModelName = configured?.ModelName,
            InstanceType = configured?.InstanceType?.Value,
            InstanceCount = variant.CurrentInstanceCount,
            Serverless = variant.CurrentServerlessConfig is not null || configured?.ServerlessConfig is not null,
            UnpreservedSettings = configured is null ? [] : [.. UnpreservedSettings.Of(configured)],
        };
    }
}
