using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class CreateInferenceExperimentRequest : AmazonSageMakerRequest
{
    public InferenceExperimentDataStorageConfig DataStorageConfig { get; set; }

    public string Description { get; set; }

    public string EndpointName { get; set; }

    public string KmsKey { get; set; }

    public List<ModelVariantConfig> ModelVariants { get; set; }

    public string Name { get; set; }

    public string RoleArn { get; set; }

    public InferenceExperimentSchedule Schedule { get; set; }

    public ShadowModeConfig ShadowModeConfig { get; set; }

    public List<Tag> Tags { get; set; }

    public InferenceExperimentType Type { get; set; }

    internal static readonly Shape<CreateInferenceExperimentRequest> Shape = new Shape<CreateInferenceExperimentRequest>()
        .Member(
            "DataStorageConfig", InferenceExperimentDataStorageConfig.Shape,
            x => x.DataStorageConfig, (x, v) => x.DataStorageConfig = v)
        .Member("Description", Codecs.Text, x => x.Description, (x, v) => x.Description = v)
        .Member("EndpointName", Codecs.Text, x => x.EndpointName, (x, v) => x.EndpointName = v)
        .Member("KmsKey", Codecs.Text, x => x.KmsKey, (x, v) => x.KmsKey = v)
        .Member("ModelVariants", Codecs.List(ModelVariantConfig.Shape), x => x.ModelVariants, (x, v) => x.ModelVariants = v)
        .Member("Name", Codecs.Text, x => x.Name, (x, v) => x.Name = v)
        .Member("RoleArn", Codecs.Text, x => x.RoleArn, (x, v) => x.RoleArn = v)
        .Member("Schedule", InferenceExperimentSchedule.Shape, x => x.Schedule, (x, v) => x.Schedule = v)
        .Member("ShadowModeConfig", ShadowModeConfig.Shape, x => x.ShadowModeConfig, (x, v) => x.ShadowModeConfig = v)
        .Member("Tags", Codecs.List(Tag.Shape), x => x.Tags, (x, v) => x.Tags = v)
        .Member("Type", Codecs.Constant(InferenceExperimentType.FindValue), x => x.Type, (x, v) => x.Type = v);
}
