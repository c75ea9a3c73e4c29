using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ProductionVariantServerlessConfig
{
    public int? MaxConcurrency { get; set; }

    public int? MemorySizeInMB { get; set; }

    public int? ProvisionedConcurrency { get; set; }

    internal static readonly Shape<ProductionVariantServerlessConfig> Shape = new Shape<ProductionVariantServerlessConfig>()
        .Optional("MaxConcurrency", Codecs.Integer, x => x.MaxConcurrency, (x, v) => x.MaxConcurrency = v)
        .Optional("MemorySizeInMB", Codecs.Integer, x => x.MemorySizeInMB, (x, v) => x.MemorySizeInMB = v)
        .Optional("ProvisionedConcurrency", Codecs.Integer, x => x.ProvisionedConcurrency, (x, v) => x.ProvisionedConcurrency = v);
}
