using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class ListExecutionsRequest : AmazonStepFunctionsRequest
{
    public string MapRunArn { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public ExecutionRedriveFilter RedriveFilter { get; set; }

    public string StateMachineArn { get; set; }

    public ExecutionStatus StatusFilter { get; set; }

    internal static readonly Shape<ListExecutionsRequest> Shape = new Shape<ListExecutionsRequest>()
        .Member("mapRunArn", Codecs.Text, x => x.MapRunArn, (x, v) => x.MapRunArn = v)
        .Optional("maxResults", Codecs.Integer, x => x.MaxResults, (x, v) => x.MaxResults = v)
        .Member("nextToken", Codecs.Text, x => x.NextToken, (x, v) => x.NextToken = v)
        .Member("redriveFilter", Codecs.Constant(ExecutionRedriveFilter.FindValue), x => x.RedriveFilter, (x, v) => x.RedriveFilter = v)
        .Member("stateMachineArn", Codecs.Text, x => x.StateMachineArn, (x, v) => x.StateMachineArn = v)
        .Member("statusFilter", Codecs.Constant(ExecutionStatus.FindValue), x => x.StatusFilter, (x, v) => x.StatusFilter = v);
}
