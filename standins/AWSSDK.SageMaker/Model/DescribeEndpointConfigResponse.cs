using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DescribeEndpointConfigResponse : AmazonWebServiceResponse
{
    public AsyncInferenceConfig AsyncInferenceConfig { get; set; }

    public DateTime? CreationTime { get; set; }

    public DataCaptureConfig DataCaptureConfig { get; set; }

    public bool? EnableNetworkIsolation { get; set; }

    public string EndpointConfigArn { get; set; }

    public string EndpointConfigName { get; set; }

    public string ExecutionRoleArn { get; set; }

    public ExplainerConfig ExplainerConfig { get; set; }

    public string KmsKeyId { get; set; }

    public MetricsConfig MetricsConfig { get; set; }

    public List<ProductionVariant> ProductionVariants { get; set; }

    public List<ProductionVariant> ShadowProductionVariants { get; set; }

    public VpcConfig VpcConfig { get; set; }

    internal static readonly Shape<DescribeEndpointConfigResponse> Shape = new Shape<DescribeEndpointConfigResponse>()
        .Member("AsyncInferenceConfig", AsyncInferenceConfig.Shape, x => x.AsyncInferenceConfig, (x, v) => x.AsyncInferenceConfig = v)
        .Optional("CreationTime", Codecs.Timestamp, x => x.CreationTime, (x, v) => x.CreationTime = v)
        .Member("DataCaptureConfig", DataCaptureConfig.Shape, x => x.DataCaptureConfig, (x, v) => x.DataCaptureConfig = v)
        .Optional("EnableNetworkIsolation", Codecs.Flag, x => x.EnableNetworkIsolation, (x, v) => x.EnableNetworkIsolation = v)
        .Member("EndpointConfigArn", Codecs.Text, x => x.EndpointConfigArn, (x, v) => x.EndpointConfigArn = v)
        .Member("EndpointConfigName", Codecs.Text, x => x.EndpointConfigName, (x, v) => x.EndpointConfigName = v)
        .Member("ExecutionRoleArn", Codecs.Text, x => x.ExecutionRoleArn, (x, v) => x.ExecutionRoleArn = v)
        .Member("ExplainerConfig", ExplainerConfig.Shape, x => x.ExplainerConfig, (x, v) => x.ExplainerConfig = v)
        .Member("KmsKeyId", Codecs.Text, x => x.KmsKeyId, (x, v) => x.KmsKeyId = v)
        .Member("MetricsConfig", MetricsConfig.Shape, x => x.MetricsConfig, (x, v) => x.MetricsConfig = v)
        .Member("ProductionVariants", Codecs.List(ProductionVariant.Shape), x => x.ProductionVariants, (x, v) => x.ProductionVariants = v)
        .Member(
            "ShadowProductionVariants", Codecs.List(ProductionVariant.Shape),
            x => x.ShadowProductionVariants, (x, v) => x.ShadowProductionVariants = v)
        .Member("VpcConfig", VpcConfig.Shape, x => x.VpcConfig, (x, v) => x.VpcConfig = v);
}
