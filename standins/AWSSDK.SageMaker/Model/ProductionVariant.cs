using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ProductionVariant
{
    public ProductionVariantAcceleratorType AcceleratorType { get; set; }

    public ProductionVariantCapacityReservationConfig CapacityReservationConfig { get; set; }

    public int? ContainerStartupHealthCheckTimeoutInSeconds { get; set; }

    public ProductionVariantCoreDumpConfig CoreDumpConfig { get; set; }

    public bool? EnableSSMAccess { get; set; }

    public ProductionVariantInferenceAmiVersion InferenceAmiVersion { get; set; }

    public int? InitialInstanceCount { get; set; }

    public float? InitialVariantWeight { get; set; }

    public List<InstancePool> InstancePools { get; set; }

    public ProductionVariantInstanceType InstanceType { get; set; }

    public ProductionVariantManagedInstanceScaling ManagedInstanceScaling { get; set; }

    public int? ModelDataDownloadTimeoutInSeconds { get; set; }

    public string ModelName { get; set; }

    public ProductionVariantRoutingConfig RoutingConfig { get; set; }

    public ProductionVariantServerlessConfig ServerlessConfig { get; set; }

    public int? VariantInstanceProvisionTimeoutInSeconds { get; set; }

    public string VariantName { get; set; }

    public int? VolumeSizeInGB { get; set; }

    internal static readonly Shape<ProductionVariant> Shape = new Shape<ProductionVariant>()
        .Member(
            "AcceleratorType", Codecs.Constant(ProductionVariantAcceleratorType.FindValue),
            x => x.AcceleratorType, (x, v) => x.AcceleratorType = v)
        .Member(
            "CapacityReservationConfig", ProductionVariantCapacityReservationConfig.Shape,
            x => x.CapacityReservationConfig, (x, v) => x.CapacityReservationConfig = v)
        .Optional(
            "ContainerStartupHealthCheckTimeoutInSeconds", Codecs.Integer,
            x => x.ContainerStartupHealthCheckTimeoutInSeconds, (x, v) => x.ContainerStartupHealthCheckTimeoutInSeconds = v)
        .Member("CoreDumpConfig", ProductionVariantCoreDumpConfig.Shape, x => x.CoreDumpConfig, (x, v) => x.CoreDumpConfig = v)
        .Optional("EnableSSMAccess", Codecs.Flag, x => x.EnableSSMAccess, (x, v) => x.EnableSSMAccess = v)
        .Member(
            "InferenceAmiVersion", Codecs.Constant(ProductionVariantInferenceAmiVersion.FindValue),
            x => x.InferenceAmiVersion, (x, v) => x.InferenceAmiVersion = v)
        .Optional("InitialInstanceCount", Codecs.Integer, x => x.InitialInstanceCount, (x, v) => x.InitialInstanceCount = v)
        .Optional("InitialVariantWeight", Codecs.Single, x => x.InitialVariantWeight, (x, v) => x.InitialVariantWeight = v)
        .Member("InstancePools", Codecs.List(InstancePool.Shape), x => x.InstancePools, (x, v) => x.InstancePools = v)
        .Member(
            "InstanceType", Codecs.Constant(ProductionVariantInstanceType.FindValue),
            x => x.InstanceType, (x, v) => x.InstanceType = v)
        .Member(
            "ManagedInstanceScaling", ProductionVariantManagedInstanceScaling.Shape,
            x => x.ManagedInstanceScaling, (x, v) => x.ManagedInstanceScaling = v)
        .Optional(
            "ModelDataDownloadTimeoutInSeconds", Codecs.Integer,
            x => x.ModelDataDownloadTimeoutInSeconds, (x, v) => x.ModelDataDownloadTimeoutInSeconds = v)
        .Member("ModelName", Codecs.Text, x => x.ModelName, (x, v) => x.ModelName = v)
        .Member("RoutingConfig", ProductionVariantRoutingConfig.Shape, x => x.RoutingConfig, (x, v) => x.RoutingConfig = v)
        .Member("ServerlessConfig", ProductionVariantServerlessConfig.Shape, x => x.ServerlessConfig, (x, v) => x.ServerlessConfig = v)
        .Optional(
            "VariantInstanceProvisionTimeoutInSeconds", Codecs.Integer,
            x => x.VariantInstanceProvisionTimeoutInSeconds, (x, v) => x.VariantInstanceProvisionTimeoutInSeconds = v)
        .Member("VariantName", Codecs.Text, x => x.VariantName, (x, v) => x.VariantName = v)
        .Optional("VolumeSizeInGB", Codecs.Integer, x => x.VolumeSizeInGB, (x, v) => x.VolumeSizeInGB = v);
}
