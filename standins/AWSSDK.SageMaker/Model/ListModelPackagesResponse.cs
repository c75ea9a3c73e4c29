using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ListModelPackagesResponse : AmazonWebServiceResponse
{
    public List<ModelPackageSummary> ModelPackageSummaryList { get; set; }

    public string NextToken { get; set; }

    internal static readonly Shape<ListModelPackagesResponse> Shape = new Shape<ListModelPackagesResponse>()
        .Member(
            "ModelPackageSummaryList", Codecs.List(ModelPackageSummary.Shape),
            x => x.ModelPackageSummaryList, (x, v) => x.ModelPackageSummaryList = v)
        .Member("NextToken", Codecs.Text, x => x.NextToken, (x, v) => x.NextToken = v);
}
