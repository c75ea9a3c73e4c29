using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class CaptureContentTypeHeader
{
    public List<string> CsvContentTypes { get; set; }

    public List<string> JsonContentTypes { get; set; }

    internal static readonly Shape<CaptureContentTypeHeader> Shape = new Shape<CaptureContentTypeHeader>()
        .Member("CsvContentTypes", Codecs.List(Codecs.Text), x => x.CsvContentTypes, (x, v) => x.CsvContentTypes = v)
        .Member("JsonContentTypes", Codecs.List(Codecs.Text), x => x.JsonContentTypes, (x, v) => x.JsonContentTypes = v);
}
