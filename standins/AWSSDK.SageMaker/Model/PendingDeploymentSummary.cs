using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class PendingDeploymentSummary
{
    public string EndpointConfigName { get; set; }

    public List<PendingProductionVariantSummary> ProductionVariants { get; set; }

    public List<PendingProductionVariantSummary> ShadowProductionVariants { get; set; }

    public DateTime? StartTime { get; set; }

    internal static readonly Shape<PendingDeploymentSummary> Shape = new Shape<PendingDeploymentSummary>()
        .Member("EndpointConfigName", Codecs.Text, x => x.EndpointConfigName, (x, v) => x.EndpointConfigName = v)
        .Member(
            "ProductionVariants", Codecs.List(PendingProductionVariantSummary.Shape),
            x => x.ProductionVariants, (x, v) => x.ProductionVariants = v)
        .Member(
            "ShadowProductionVariants", Codecs.List(PendingProductionVariantSummary.Shape),
            x => x.ShadowProductionVariants, (x, v) => x.ShadowProductionVariants = v)
        .Optional("StartTime", Codecs.Timestamp, x => x.StartTime, (x, v) => x.StartTime = v);
}
