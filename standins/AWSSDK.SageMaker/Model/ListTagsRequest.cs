using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ListTagsRequest : AmazonSageMakerRequest
{
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public string ResourceArn { get; set; }

    internal static readonly Shape<ListTagsRequest> Shape = new Shape<ListTagsRequest>()
        .Optional("MaxResults", Codecs.Integer, x => x.MaxResults, (x, v) => x.MaxResults = v)
        .Member("NextToken", Codecs.Text, x => x.NextToken, (x, v) => x.NextToken = v)
        .Member("ResourceArn", Codecs.Text, x => x.ResourceArn, (x, v) => x.ResourceArn = v);
}
