using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class StartExecutionRequest : AmazonStepFunctionsRequest
{
    public string Input { get; set; }

    public string Name { get; set; }

    public string StateMachineArn { get; set; }

    public string TraceHeader { get; set; }

    internal static readonly Shape<StartExecutionRequest> Shape = new Shape<StartExecutionRequest>()
        .Member("input", Codecs.Text, x => x.Input, (x, v) => x.Input = v)
        .Member("name", Codecs.Text, x => x.Name, (x, v) => x.Name = v)
        .Member("stateMachineArn", Codecs.Text, x => x.StateMachineArn, (x, v) => x.StateMachineArn = v)
        .Member("traceHeader", Codecs.Text, x => x.TraceHeader, (x, v) => x.TraceHeader = v);
}
