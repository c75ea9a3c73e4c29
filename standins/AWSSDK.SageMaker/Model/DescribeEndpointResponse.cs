using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DescribeEndpointResponse : AmazonWebServiceResponse
{
    public AsyncInferenceConfig AsyncInferenceConfig { get; set; }

    public DateTime? CreationTime { get; set; }

    public DataCaptureConfigSummary DataCaptureConfig { get; set; }

    public string EndpointArn { get; set; }

    public string EndpointConfigName { get; set; }

    public string EndpointName { get; set; }

    public EndpointStatus EndpointStatus { get; set; }

    public ExplainerConfig ExplainerConfig { get; set; }

    public string FailureReason { get; set; }

    public DateTime? LastModifiedTime { get; set; }

    public MetricsConfig MetricsConfig { get; set; }

    public PendingDeploymentSummary PendingDeploymentSummary { get; set; }

    public List<ProductionVariantSummary> ProductionVariants { get; set; }

    public List<ProductionVariantSummary> ShadowProductionVariants { get; set; }

    internal static readonly Shape<DescribeEndpointResponse> Shape = new Shape<DescribeEndpointResponse>()
        .Member("AsyncInferenceConfig", AsyncInferenceConfig.Shape, x => x.AsyncInferenceConfig, (x, v) => x.AsyncInferenceConfig = v)
        .Optional("CreationTime", Codecs.Timestamp, x => x.CreationTime, (x, v) => x.CreationTime = v)
        .Member("DataCaptureConfig", DataCaptureConfigSummary.Shape, x => x.DataCaptureConfig, (x, v) => x.DataCaptureConfig = v)
        .Member("EndpointArn", Codecs.Text, x => x.EndpointArn, (x, v) => x.EndpointArn = v)
        .Member("EndpointConfigName", Codecs.Text, x => x.EndpointConfigName, (x, v) => x.EndpointConfigName = v)
        .Member("EndpointName", Codecs.Text, x => x.EndpointName, (x, v) => x.EndpointName = v)
        .Member("EndpointStatus", Codecs.Constant(EndpointStatus.FindValue), x => x.EndpointStatus, (x, v) => x.EndpointStatus = v)
        .Member("ExplainerConfig", ExplainerConfig.Shape, x => x.ExplainerConfig, (x, v) => x.ExplainerConfig = v)
        .Member("FailureReason", Codecs.Text, x => x.FailureReason, (x, v) => x.FailureReason = v)
        .Optional("LastModifiedTime", Codecs.Timestamp, x => x.LastModifiedTime, (x, v) => x.LastModifiedTime = v)
        .Member("MetricsConfig", MetricsConfig.Shape, x => x.MetricsConfig, (x, v) => x.MetricsConfig = v)
        .Member(
            "PendingDeploymentSummary", PendingDeploymentSummary.Shape,
            x => x.PendingDeploymentSummary, (x, v) => x.PendingDeploymentSummary = v)
        .Member(
            "ProductionVariants", Codecs.List(ProductionVariantSummary.Shape),
            x => x.ProductionVariants, (x, v) => x.ProductionVariants = v)
        .Member(
            "ShadowProductionVariants", Codecs.List(ProductionVariantSummary.Shape),
            x => x.ShadowProductionVariants, (x, v) => x.ShadowProductionVariants = v);
}
