using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DataCaptureConfigSummary
{
    public CaptureStatus CaptureStatus { get; set; }

    public int? CurrentSamplingPercentage { get; set; }

    public string DestinationS3Uri { get; set; }

    public bool? EnableCapture { get; set; }

    public string KmsKeyId { get; set; }

    internal static readonly Shape<DataCaptureConfigSummary> Shape = new Shape<DataCaptureConfigSummary>()
        .Member("CaptureStatus", Codecs.Constant(CaptureStatus.FindValue), x => x.CaptureStatus, (x, v) => x.CaptureStatus = v)
        .Optional("CurrentSamplingPercentage", Codecs.Integer, x => x.CurrentSamplingPercentage, (x, v) => x.CurrentSamplingPercentage = v)
        .Member("DestinationS3Uri", Codecs.Text, x => x.DestinationS3Uri, (x, v) => x.DestinationS3Uri = v)
        .Optional("EnableCapture", Codecs.Flag, x => x.EnableCapture, (x, v) => x.EnableCapture = v)
        .Member("KmsKeyId", Codecs.Text, x => x.KmsKeyId, (x, v) => x.KmsKeyId = v);
}
