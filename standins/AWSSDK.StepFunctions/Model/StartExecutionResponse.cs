using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class StartExecutionResponse : AmazonWebServiceResponse
{
    public string ExecutionArn { get; set; }

    public DateTime? StartDate { get; set; }

    internal static readonly Shape<StartExecutionResponse> Shape = new Shape<StartExecutionResponse>()
        .Member("executionArn", Codecs.Text, x => x.ExecutionArn, (x, v) => x.ExecutionArn = v)
        .Optional("startDate", Codecs.Timestamp, x => x.StartDate, (x, v) => x.StartDate = v);
}
