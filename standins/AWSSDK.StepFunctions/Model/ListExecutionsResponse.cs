using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class ListExecutionsResponse : AmazonWebServiceResponse
{
    public List<ExecutionListItem> Executions { get; set; }

    public string NextToken { get; set; }

    internal static readonly Shape<ListExecutionsResponse> Shape = new Shape<ListExecutionsResponse>()
        .Member("executions", Codecs.List(ExecutionListItem.Shape), x => x.Executions, (x, v) => x.Executions = v)
        .Member("nextToken", Codecs.Text, x => x.NextToken, (x, v) => x.NextToken = v);
}
