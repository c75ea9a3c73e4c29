using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class CreateModelRequest : AmazonSageMakerRequest
{
    public List<ContainerDefinition> Containers { get; set; }

    public bool? EnableNetworkIsolation { get; set; }

    public string ExecutionRoleArn { get; set; }

    public InferenceExecutionConfig InferenceExecutionConfig { get; set; }

    public string ModelName { get; set; }

    public ContainerDefinition PrimaryContainer { get; set; }

    public List<Tag> Tags { get; set; }

    public VpcConfig VpcConfig { get; set; }

    internal static readonly Shape<CreateModelRequest> Shape = new Shape<CreateModelRequest>()
        .Member("Containers", Codecs.List(ContainerDefinition.Shape), x => x.Containers, (x, v) => x.Containers = v)
        .Optional("EnableNetworkIsolation", Codecs.Flag, x => x.EnableNetworkIsolation, (x, v) => x.EnableNetworkIsolation = v)
        .Member("ExecutionRoleArn", Codecs.Text, x => x.ExecutionRoleArn, (x, v) => x.ExecutionRoleArn = v)
        .Member(
            "InferenceExecutionConfig", InferenceExecutionConfig.Shape,
            x => x.InferenceExecutionConfig, (x, v) => x.InferenceExecutionConfig = v)
        .Member("ModelName", Codecs.Text, x => x.ModelName, (x, v) => x.ModelName = v)
        .Member("PrimaryContainer", ContainerDefinition.Shape, x => x.PrimaryContainer, (x, v) => x.PrimaryContainer = v)
        .Member("Tags", Codecs.List(Tag.Shape), x => x.Tags, (x, v) => x.Tags = v)
        .Member("VpcConfig", VpcConfig.Shape, x => x.VpcConfig, (x, v) => x.VpcConfig = v);
}
