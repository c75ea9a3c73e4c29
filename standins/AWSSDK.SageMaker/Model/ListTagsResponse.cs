using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ListTagsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<Tag> Tags { get; set; }

    internal static readonly Shape<ListTagsResponse> Shape = new Shape<ListTagsResponse>()
        .Member("NextToken", Codecs.Text, x => x.NextToken, (x, v) => x.NextToken = v)
        .Member("Tags", Codecs.List(Tag.Shape), x => x.Tags, (x, v) => x.Tags = v);
}
