using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class EndpointMetadata
{
    public string EndpointConfigName { get; set; }

    public string EndpointName { get; set; }

    public EndpointStatus EndpointStatus { get; set; }

    public string FailureReason { get; set; }

    internal static readonly Shape<EndpointMetadata> Shape = new Shape<EndpointMetadata>()
        .Member("EndpointConfigName", Codecs.Text, x => x.EndpointConfigName, (x, v) => x.EndpointConfigName = v)
        .Member("EndpointName", Codecs.Text, x => x.EndpointName, (x, v) => x.EndpointName = v)
        .Member("EndpointStatus", Codecs.Constant(EndpointStatus.FindValue), x => x.EndpointStatus, (x, v) => x.EndpointStatus = v)
        .Member("FailureReason", Codecs.Text, x => x.FailureReason, (x, v) => x.FailureReason = v);
}
