using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class AddTagsResponse : AmazonWebServiceResponse
{
    public List<Tag> Tags { get; set; }

    internal static readonly Shape<AddTagsResponse> Shape = new Shape<AddTagsResponse>()
        .Member("Tags", Codecs.List(Tag.Shape), x => x.Tags, (x, v) => x.Tags = v);
}
