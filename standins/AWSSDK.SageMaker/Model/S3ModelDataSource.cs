using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class S3ModelDataSource
{
    public ModelCompressionType CompressionType { get; set; }

    public string ETag { get; set; }

    public string ManifestEtag { get; set; }

    public string ManifestS3Uri { get; set; }

    public S3ModelDataType S3DataType { get; set; }

    public string S3Uri { get; set; }

    internal static readonly Shape<S3ModelDataSource> Shape = new Shape<S3ModelDataSource>()
        .Member(
            "CompressionType", Codecs.Constant(ModelCompressionType.FindValue),
            x => x.CompressionType, (x, v) => x.CompressionType = v)
        .Member("ETag", Codecs.Text, x => x.ETag, (x, v) => x.ETag = v)
        .Member("ManifestEtag", Codecs.Text, x => x.ManifestEtag, (x, v) => x.ManifestEtag = v)
        .Member("ManifestS3Uri", Codecs.Text, x => x.ManifestS3Uri, (x, v) => x.ManifestS3Uri = v)
        .Member("S3DataType", Codecs.Constant(S3ModelDataType.FindValue), x => x.S3DataType, (x, v) => x.S3DataType = v)
        .Member("S3Uri", Codecs.Text, x => x.S3Uri, (x, v) => x.S3Uri = v);
}
