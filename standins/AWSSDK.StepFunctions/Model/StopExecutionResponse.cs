using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class StopExecutionResponse : AmazonWebServiceResponse
{
    public DateTime? StopDate { get; set; }

    internal static readonly Shape<StopExecutionResponse> Shape = new Shape<StopExecutionResponse>()
        .Optional("stopDate", Codecs.Timestamp, x => x.StopDate, (x, v) => x.StopDate = v);
}
