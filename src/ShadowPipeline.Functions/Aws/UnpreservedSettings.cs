using Amazon.SageMaker.Model;

namespace ShadowPipeline.Functions.Aws;

/// <summary>Production settings that ModelVariantConfig has no member for: nobody documents whether a shadow test keeps them.</summary>
internal static class UnpreservedSettings
{
    public static IEnumerable<string> Of(ProductionVariant variant)
    {
        (string Name, bool IsSet)[] settings =
        [
            (nameof(variant.AcceleratorType), variant.AcceleratorType is not null),
            (nameof(variant.CapacityReservationConfig), variant.CapacityReservationConfig is not null),
            (nameof(variant.ContainerStartupHealthCheckTimeoutInSeconds), variant.ContainerStartupHealthCheckTimeoutInSeconds is not null),
            (nameof(variant.CoreDumpConfig), variant.CoreDumpConfig is not null),
            (nameof(variant.EnableSSMAccess), variant.EnableSSMAccess is true),
            (nameof(variant.InferenceAmiVersion), variant.InferenceAmiVersion is not null),
            (nameof(variant.InstancePools), variant.InstancePools is { Count: > 0 }),
            (nameof(variant.ManagedInstanceScaling), variant.ManagedInstanceScaling is not null),
            (nameof(variant.ModelDataDownloadTimeoutInSeconds), variant.ModelDataDownloadTimeoutInSeconds is not null),
            (nameof(variant.RoutingConfig), variant.RoutingConfig is not null),
            (nameof(variant.VolumeSizeInGB), variant.VolumeSizeInGB is not null),
        ];
        return settings.Where(setting => setting.IsSet).Select(setting => setting.Name);
    }

    public static IEnumerable<string> Of(DescribeEndpointResponse endpoint, DescribeEndpointConfigResponse? config)
    {
        (string Name, bool IsSet)[] settings =
        [
            (nameof(endpoint.DataCaptureConfig), endpoint.DataCaptureConfig?.EnableCapture is true),
            (nameof(endpoint.ExplainerConfig), endpoint.ExplainerConfig is not null || config?.ExplainerConfig is not null),
            (nameof(endpoint.MetricsConfig), endpoint.MetricsConfig is not null || config?.MetricsConfig is not null),
            (nameof(config.VpcConfig), config?.VpcConfig is not null),
            (nameof(config.EnableNetworkIsolation), config?.EnableNetworkIsolation is true),
            (nameof(config.ExecutionRoleArn), config?.ExecutionRoleArn is not null),
        ];
        return settings.Where(setting => setting.IsSet).Select(setting => setting.Name);
    }
}
