using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ProductionVariantCapacityReservationConfig
{
    public CapacityReservationPreference CapacityReservationPreference { get; set; }

    public string MlReservationArn { get; set; }

    internal static readonly Shape<ProductionVariantCapacityReservationConfig> Shape =
        new Shape<ProductionVariantCapacityReservationConfig>()
        .Member(
            "CapacityReservationPreference", Codecs.Constant(CapacityReservationPreference.FindValue),
            x => x.CapacityReservationPreference, (x, v) => x.CapacityReservationPreference = v)
        .Member("MlReservationArn", Codecs.Text, x => x.MlReservationArn, (x, v) => x.MlReservationArn = v);
}
