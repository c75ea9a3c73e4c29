using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class AddTagsRequest : AmazonSageMakerRequest
{
    public string ResourceArn { get; set; }

    public List<Tag> Tags { get; set; }

    internal static readonly Shape<AddTagsRequest> Shape = new Shape<AddTagsRequest>()
        .Member("ResourceArn", Codecs.Text, x => x.ResourceArn, (x, v) => x.ResourceArn = v)
        .Member("Tags", Codecs.List(Tag.Shape), x => x.Tags, (x, v) => x.Tags = v);
}
