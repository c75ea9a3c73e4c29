using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DeleteModelRequest : AmazonSageMakerRequest
{
    public string ModelName { get; set; }

    internal static readonly Shape<DeleteModelRequest> Shape = new Shape<DeleteModelRequest>()
        .Member("ModelName", Codecs.Text, x => x.ModelName, (x, v) => x.ModelName = v);
}
