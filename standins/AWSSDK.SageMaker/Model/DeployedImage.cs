using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DeployedImage
{
    public DateTime? ResolutionTime { get; set; }

    public string ResolvedImage { get; set; }

    public string SpecifiedImage { get; set; }

    internal static readonly Shape<DeployedImage> Shape = new Shape<DeployedImage>()
        .Optional("ResolutionTime", Codecs.Timestamp, x => x.ResolutionTime, (x, v) => x.ResolutionTime = v)
        .Member("ResolvedImage", Codecs.Text, x => x.ResolvedImage, (x, v) => x.ResolvedImage = v)
        .Member("SpecifiedImage", Codecs.Text, x => x.SpecifiedImage, (x, v) => x.SpecifiedImage = v);
}
