using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DescribeInferenceExperimentResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }

    public DateTime? CompletionTime { get; set; }

    public DateTime? CreationTime { get; set; }

    public InferenceExperimentDataStorageConfig DataStorageConfig { get; set; }

    public string Description { get; set; }

    public EndpointMetadata EndpointMetadata { get; set; }

    public string KmsKey { get; set; }

    public DateTime? LastModifiedTime { get; set; }

    public List<ModelVariantConfigSummary> ModelVariants { get; set; }

    public string Name { get; set; }

    public string RoleArn { get; set; }

    public InferenceExperimentSchedule Schedule { get; set; }

    public ShadowModeConfig ShadowModeConfig { get; set; }

    public InferenceExperimentStatus Status { get; set; }

    public string StatusReason { get; set; }

    public InferenceExperimentType Type { get; set; }

    internal static readonly Shape<DescribeInferenceExperimentResponse> Shape = new Shape<DescribeInferenceExperimentResponse>()
        .Member("Arn", Codecs.Text, x => x.Arn, (x, v) => x.Arn = v)
        .Optional("CompletionTime", Codecs.Timestamp, x => x.CompletionTime, (x, v) => x.CompletionTime = v)
        .Optional("CreationTime", Codecs.Timestamp, x => x.CreationTime, (x, v) => x.CreationTime = v)
        .Member(
            "DataStorageConfig", InferenceExperimentDataStorageConfig.Shape,
            x => x.DataStorageConfig, (x, v) => x.DataStorageConfig = v)
        .Member("Description", Codecs.Text, x => x.Description, (x, v) => x.Description = v)
        .Member("EndpointMetadata", EndpointMetadata.Shape, x => x.EndpointMetadata, (x, v) => x.EndpointMetadata = v)
        .Member("KmsKey", Codecs.Text, x => x.KmsKey, (x, v) => x.KmsKey = v)
        .Optional("LastModifiedTime", Codecs.Timestamp, x => x.LastModifiedTime, (x, v) => x.LastModifiedTime = v)
        .Member("ModelVariants", Codecs.List(ModelVariantConfigSummary.Shape), x => x.ModelVariants, (x, v) => x.ModelVariants = v)
        .Member("Name", Codecs.Text, x => x.Name, (x, v) => x.Name = v)
        .Member("RoleArn", Codecs.Text, x => x.RoleArn, (x, v) => x.RoleArn = v)
        .Member("Schedule", InferenceExperimentSchedule.Shape, x => x.Schedule, (x, v) => x.Schedule = v)
        .Member("ShadowModeConfig", ShadowModeConfig.Shape, x => x.ShadowModeConfig, (x, v) => x.ShadowModeConfig = v)
        .Member("Status", Codecs.Constant(InferenceExperimentStatus.FindValue), x => x.Status, (x, v) => x.Status = v)
        .Member("StatusReason", Codecs.Text, x => x.StatusReason, (x, v) => x.StatusReason = v)
        .Member("Type", Codecs.Constant(InferenceExperimentType.FindValue), x => x.Type, (x, v) => x.Type = v);
}
