using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DataCaptureConfig
{
    public CaptureContentTypeHeader CaptureContentTypeHeader { get; set; }

    public List<CaptureOption> CaptureOptions { get; set; }

    public string DestinationS3Uri { get; set; }

    public bool? EnableCapture { get; set; }

    public int? InitialSamplingPercentage { get; set; }

    public string KmsKeyId { get; set; }

    internal static readonly Shape<DataCaptureConfig> Shape = new Shape<DataCaptureConfig>()
        .Member(
            "CaptureContentTypeHeader", CaptureContentTypeHeader.Shape,
            x => x.CaptureContentTypeHeader, (x, v) => x.CaptureContentTypeHeader = v)
        .Member("CaptureOptions", Codecs.List(CaptureOption.Shape), x => x.CaptureOptions, (x, v) => x.CaptureOptions = v)
        .Member("DestinationS3Uri", Codecs.Text, x => x.DestinationS3Uri, (x, v) => x.DestinationS3Uri = v)
        .Optional("EnableCapture", Codecs.Flag, x => x.EnableCapture, (x, v) => x.EnableCapture = v)
        .Optional("InitialSamplingPercentage", Codecs.Integer, x => x.InitialSamplingPercentage, (x, v) => x.InitialSamplingPercentage = v)
        .Member("KmsKeyId", Codecs.Text, x => x.KmsKeyId, (x, v) => x.KmsKeyId = v);
}
