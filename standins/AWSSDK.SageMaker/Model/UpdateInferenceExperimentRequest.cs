using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class UpdateInferenceExperimentRequest : AmazonSageMakerRequest
{
    public InferenceExperimentDataStorageConfig DataStorageConfig { get; set; }

    public string Description { get; set; }

    public List<ModelVariantConfig> ModelVariants { get; set; }

    public string Name { get; set; }

    public InferenceExperimentSchedule Schedule { get; set; }

    public ShadowModeConfig ShadowModeConfig { get; set; }

    internal static readonly Shape<UpdateInferenceExperimentRequest> Shape = new Shape<UpdateInferenceExperimentRequest>()
        .Member(
            "DataStorageConfig", InferenceExperimentDataStorageConfig.Shape,
            x => x.DataStorageConfig, (x, v) => x.DataStorageConfig = v)
        .Member("Description", Codecs.Text, x => x.Description, (x, v) => x.Description = v)
        .Member("ModelVariants", Codecs.List(ModelVariantConfig.Shape), x => x.ModelVariants, (x, v) => x.ModelVariants = v)
        .Member("Name", Codecs.Text, x => x.Name, (x, v) => x.Name = v)
        .Member("Schedule", InferenceExperimentSchedule.Shape, x => x.Schedule, (x, v) => x.Schedule = v)
        .Member("ShadowModeConfig", ShadowModeConfig.Shape, x => x.ShadowModeConfig, (x, v) => x.ShadowModeConfig = v);
}
