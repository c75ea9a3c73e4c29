using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ProductionVariantCapacityReservationSummary
{
    public int? AvailableInstanceCount { get; set; }

    public CapacityReservationPreference CapacityReservationPreference { get; set; }

    public string MlReservationArn { get; set; }

    public int? TotalInstanceCount { get; set; }

    public int? UsedByCurrentEndpoint { get; set; }

    internal static readonly Shape<ProductionVariantCapacityReservationSummary> Shape =
        new Shape<ProductionVariantCapacityReservationSummary>()
        .Optional("AvailableInstanceCount", Codecs.Integer, x => x.AvailableInstanceCount, (x, v) => x.AvailableInstanceCount = v)
        .Member(
            "CapacityReservationPreference", Codecs.Constant(CapacityReservationPreference.FindValue),
            x => x.CapacityReservationPreference, (x, v) => x.CapacityReservationPreference = v)
        .Member("MlReservationArn", Codecs.Text, x => x.MlReservationArn, (x, v) => x.MlReservationArn = v)
        .Optional("TotalInstanceCount", Codecs.Integer, x => x.TotalInstanceCount, (x, v) => x.TotalInstanceCount = v)
        .Optional("UsedByCurrentEndpoint", Codecs.Integer, x => x.UsedByCurrentEndpoint, (x, v) => x.UsedByCurrentEndpoint = v);
}
