using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ContainerDefinition
{
    public string ContainerHostname { get; set; }

    public Dictionary<string, string> Environment { get; set; }

    public string Image { get; set; }

    public string InferenceSpecificationName { get; set; }

    public ContainerMode Mode { get; set; }

    public ModelDataSource ModelDataSource { get; set; }

    public string ModelDataUrl { get; set; }

    public string ModelPackageName { get; set; }

    public MultiModelConfig MultiModelConfig { get; set; }

    internal static readonly Shape<ContainerDefinition> Shape = new Shape<ContainerDefinition>()
        .Member("ContainerHostname", Codecs.Text, x => x.ContainerHostname, (x, v) => x.ContainerHostname = v)
        .Member("Environment", Codecs.Map(Codecs.Text), x => x.Environment, (x, v) => x.Environment = v)
        .Member("Image", Codecs.Text, x => x.Image, (x, v) => x.Image = v)
        .Member("InferenceSpecificationName", Codecs.Text, x => x.InferenceSpecificationName, (x, v) => x.InferenceSpecificationName = v)
        .Member("Mode", Codecs.Constant(ContainerMode.FindValue), x => x.Mode, (x, v) => x.Mode = v)
        .Member("ModelDataSource", ModelDataSource.Shape, x => x.ModelDataSource, (x, v) => x.ModelDataSource = v)
        .Member("ModelDataUrl", Codecs.Text, x => x.ModelDataUrl, (x, v) => x.ModelDataUrl = v)
        .Member("ModelPackageName", Codecs.Text, x => x.ModelPackageName, (x, v) => x.ModelPackageName = v)
        .Member("MultiModelConfig", MultiModelConfig.Shape, x => x.MultiModelConfig, (x, v) => x.MultiModelConfig = v);
}
