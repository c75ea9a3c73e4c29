using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DescribeModelPackageRequest : AmazonSageMakerRequest
{
    public string ModelPackageName { get; set; }

    internal static readonly Shape<DescribeModelPackageRequest> Shape = new Shape<DescribeModelPackageRequest>()
        .Member("ModelPackageName", Codecs.Text, x => x.ModelPackageName, (x, v) => x.ModelPackageName = v);
}
