using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ProductionVariantStatus
{
    public DateTime? StartTime { get; set; }

    public VariantStatus Status { get; set; }

    public string StatusMessage { get; set; }

    internal static readonly Shape<ProductionVariantStatus> Shape = new Shape<ProductionVariantStatus>()
        .Optional("StartTime", Codecs.Timestamp, x => x.StartTime, (x, v) => x.StartTime = v)
        .Member("Status", Codecs.Constant(VariantStatus.FindValue), x => x.Status, (x, v) => x.Status = v)
        .Member("StatusMessage", Codecs.Text, x => x.StatusMessage, (x, v) => x.StatusMessage = v);
}
