using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DescribeModelResponse : AmazonWebServiceResponse
{
    public List<ContainerDefinition> Containers { get; set; }

    public DateTime? CreationTime { get; set; }

    public bool? EnableNetworkIsolation { get; set; }

    public string ExecutionRoleArn { get; set; }

    public InferenceExecutionConfig InferenceExecutionConfig { get; set; }

    public string ModelArn { get; set; }

    public string ModelName { get; set; }

    public ContainerDefinition PrimaryContainer { get; set; }

    public VpcConfig VpcConfig { get; set; }

    internal static readonly Shape<DescribeModelResponse> Shape = new Shape<DescribeModelResponse>()
        .Member("Containers", Codecs.List(ContainerDefinition.Shape), x => x.Containers, (x, v) => x.Containers = v)
        .Optional("CreationTime", Codecs.Timestamp, x => x.CreationTime, (x, v) => x.CreationTime = v)
        .Optional("EnableNetworkIsolation", Codecs.Flag, x => x.EnableNetworkIsolation, (x, v) => x.EnableNetworkIsolation = v)
        .Member("ExecutionRoleArn", Codecs.Text, x => x.ExecutionRoleArn, (x, v) => x.ExecutionRoleArn = v)
        .Member(
            "InferenceExecutionConfig", InferenceExecutionConfig.Shape,
            x => x.InferenceExecutionConfig, (x, v) => x.InferenceExecutionConfig = v)
        .Member("ModelArn", Codecs.Text, x => x.ModelArn, (x, v) => x.ModelArn = v)
        .Member("ModelName", Codecs.Text, x => x.ModelName, (x, v) => x.ModelName = v)
        .Member("PrimaryContainer", ContainerDefinition.Shape, x => x.PrimaryContainer, (x, v) => x.PrimaryContainer = v)
        .Member("VpcConfig", VpcConfig.Shape, x => x.VpcConfig, (x, v) => x.VpcConfig = v);
}
