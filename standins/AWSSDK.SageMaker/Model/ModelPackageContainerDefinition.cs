using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ModelPackageContainerDefinition
{
    public string ContainerHostname { get; set; }

    public Dictionary<string, string> Environment { get; set; }

    public string Framework { get; set; }

    public string FrameworkVersion { get; set; }

    public string Image { get; set; }

    public string ImageDigest { get; set; }

    public string ModelDataETag { get; set; }

    public ModelDataSource ModelDataSource { get; set; }

    public string ModelDataUrl { get; set; }

    public string NearestModelName { get; set; }

    public string ProductId { get; set; }

    internal static readonly Shape<ModelPackageContainerDefinition> Shape = new Shape<ModelPackageContainerDefinition>()
        .Member("ContainerHostname", Codecs.Text, x => x.ContainerHostname, (x, v) => x.ContainerHostname = v)
        .Member("Environment", Codecs.Map(Codecs.Text), x => x.Environment, (x, v) => x.Environment = v)
        .Member("Framework", Codecs.Text, x => x.Framework, (x, v) => x.Framework = v)
        .Member("FrameworkVersion", Codecs.Text, x => x.FrameworkVersion, (x, v) => x.FrameworkVersion = v)
        .Member("Image", Codecs.Text, x => x.Image, (x, v) => x.Image = v)
        .Member("ImageDigest", Codecs.Text, x => x.ImageDigest, (x, v) => x.ImageDigest = v)
        .Member("ModelDataETag", Codecs.Text, x => x.ModelDataETag, (x, v) => x.ModelDataETag = v)
        .Member("ModelDataSource", ModelDataSource.Shape, x => x.ModelDataSource, (x, v) => x.ModelDataSource = v)
        .Member("ModelDataUrl", Codecs.Text, x => x.ModelDataUrl, (x, v) => x.ModelDataUrl = v)
        .Member("NearestModelName", Codecs.Text, x => x.NearestModelName, (x, v) => x.NearestModelName = v)
        .Member("ProductId", Codecs.Text, x => x.ProductId, (x, v) => x.ProductId = v);
}
