using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class StopExecutionRequest : AmazonStepFunctionsRequest
{
    public string Cause { get; set; }

    public string Error { get; set; }

    public string ExecutionArn { get; set; }

    internal static readonly Shape<StopExecutionRequest> Shape = new Shape<StopExecutionRequest>()
        .Member("cause", Codecs.Text, x => x.Cause, (x, v) => x.Cause = v)
        .Member("error", Codecs.Text, x => x.Error, (x, v) => x.Error = v)
        .Member("executionArn", Codecs.Text, x => x.ExecutionArn, (x, v) => x.ExecutionArn = v);
}
