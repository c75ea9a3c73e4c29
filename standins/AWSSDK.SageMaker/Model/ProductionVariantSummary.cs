using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ProductionVariantSummary
{
    public ProductionVariantCapacityReservationSummary CapacityReservationConfig { get; set; }

    public int? CurrentInstanceCount { get; set; }

    public ProductionVariantServerlessConfig CurrentServerlessConfig { get; set; }

    public float? CurrentWeight { get; set; }

    public List<DeployedImage> DeployedImages { get; set; }

    public int? DesiredInstanceCount { get; set; }

    public ProductionVariantServerlessConfig DesiredServerlessConfig { get; set; }

    public float? DesiredWeight { get; set; }

    public List<InstancePoolSummary> InstancePools { get; set; }

    public ProductionVariantManagedInstanceScaling ManagedInstanceScaling { get; set; }

    public ProductionVariantRoutingConfig RoutingConfig { get; set; }

    public string VariantName { get; set; }

    public List<ProductionVariantStatus> VariantStatus { get; set; }

    internal static readonly Shape<ProductionVariantSummary> Shape = new Shape<ProductionVariantSummary>()
        .Member(
            "CapacityReservationConfig", ProductionVariantCapacityReservationSummary.Shape,
            x => x.CapacityReservationConfig, (x, v) => x.CapacityReservationConfig = v)
        .Optional("CurrentInstanceCount", Codecs.Integer, x => x.CurrentInstanceCount, (x, v) => x.CurrentInstanceCount = v)
        .Member(
            "CurrentServerlessConfig", ProductionVariantServerlessConfig.Shape,
            x => x.CurrentServerlessConfig, (x, v) => x.CurrentServerlessConfig = v)
        .Optional("CurrentWeight", Codecs.Single, x => x.CurrentWeight, (x, v) => x.CurrentWeight = v)
        .Member("DeployedImages", Codecs.List(DeployedImage.Shape), x => x.DeployedImages, (x, v) => x.DeployedImages = v)
        .Optional("DesiredInstanceCount", Codecs.Integer, x => x.DesiredInstanceCount, (x, v) => x.DesiredInstanceCount = v)
        .Member(
            "DesiredServerlessConfig", ProductionVariantServerlessConfig.Shape,
            x => x.DesiredServerlessConfig, (x, v) => x.DesiredServerlessConfig = v)
        .Optional("DesiredWeight", Codecs.Single, x => x.DesiredWeight, (x, v) => x.DesiredWeight = v)
        .Member("InstancePools", Codecs.List(InstancePoolSummary.Shape), x => x.InstancePools, (x, v) => x.InstancePools = v)
        .Member(
            "ManagedInstanceScaling", ProductionVariantManagedInstanceScaling.Shape,
            x => x.ManagedInstanceScaling, (x, v) => x.ManagedInstanceScaling = v)
        .Member("RoutingConfig", ProductionVariantRoutingConfig.Shape, x => x.RoutingConfig, (x, v) => x.RoutingConfig = v)
        .Member("VariantName", Codecs.Text, x => x.VariantName, (x, v) => x.VariantName = v)
        .Member("VariantStatus", Codecs.List(ProductionVariantStatus.Shape), x => x.VariantStatus, (x, v) => x.VariantStatus = v);
}
