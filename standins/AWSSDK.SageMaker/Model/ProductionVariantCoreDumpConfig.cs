using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ProductionVariantCoreDumpConfig
{
    public string DestinationS3Uri { get; set; }

    public string KmsKeyId { get; set; }

    internal static readonly Shape<ProductionVariantCoreDumpConfig> Shape = new Shape<ProductionVariantCoreDumpConfig>()
        .Member("DestinationS3Uri", Codecs.Text, x => x.DestinationS3Uri, (x, v) => x.DestinationS3Uri = v)
        .Member("KmsKeyId", Codecs.Text, x => x.KmsKeyId, (x, v) => x.KmsKeyId = v);
}
