using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ProductionVariantRoutingConfig
{
    public RoutingStrategy RoutingStrategy { get; set; }

    internal static readonly Shape<ProductionVariantRoutingConfig> Shape = new Shape<ProductionVariantRoutingConfig>()
        .Member("RoutingStrategy", Codecs.Constant(RoutingStrategy.FindValue), x => x.RoutingStrategy, (x, v) => x.RoutingStrategy = v);
}
