using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class DescribeExecutionRequest : AmazonStepFunctionsRequest
{
    public string ExecutionArn { get; set; }

    public IncludedData IncludedData { get; set; }

    internal static readonly Shape<DescribeExecutionRequest> Shape = new Shape<DescribeExecutionRequest>()
        .Member("executionArn", Codecs.Text, x => x.ExecutionArn, (x, v) => x.ExecutionArn = v)
        .Member("includedData", Codecs.Constant(IncludedData.FindValue), x => x.IncludedData, (x, v) => x.IncludedData = v);
}
