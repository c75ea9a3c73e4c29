using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class DescribeExecutionResponse : AmazonWebServiceResponse
{
    public string Cause { get; set; }

    public string Error { get; set; }

    public string ExecutionArn { get; set; }

    public string Input { get; set; }

    public CloudWatchEventsExecutionDataDetails InputDetails { get; set; }

    public string MapRunArn { get; set; }

    public string Name { get; set; }

    public string Output { get; set; }

    public CloudWatchEventsExecutionDataDetails OutputDetails { get; set; }

    public int? RedriveCount { get; set; }

    public DateTime? RedriveDate { get; set; }

    public ExecutionRedriveStatus RedriveStatus { get; set; }

    public string RedriveStatusReason { get; set; }

    public DateTime? StartDate { get; set; }

    public string StateMachineAliasArn { get; set; }

    public string StateMachineArn { get; set; }

    public string StateMachineVersionArn { get; set; }

    public ExecutionStatus Status { get; set; }

    public DateTime? StopDate { get; set; }

    public string TraceHeader { get; set; }

    internal static readonly Shape<DescribeExecutionResponse> Shape = new Shape<DescribeExecutionResponse>()
        .Member("cause", Codecs.Text, x => x.Cause, (x, v) => x.Cause = v)
        .Member("error", Codecs.Text, x => x.Error, (x, v) => x.Error = v)
        .Member("executionArn", Codecs.Text, x => x.ExecutionArn, (x, v) => x.ExecutionArn = v)
        .Member("input", Codecs.Text, x => x.Input, (x, v) => x.Input = v)
        .Member("inputDetails", CloudWatchEventsExecutionDataDetails.Shape, x => x.InputDetails, (x, v) => x.InputDetails = v)
        .Member("mapRunArn", Codecs.Text, x => x.MapRunArn, (x, v) => x.MapRunArn = v)
        .Member("name", Codecs.Text, x => x.Name, (x, v) => x.Name = v)
        .Member("output", Codecs.Text, x => x.Output, (x, v) => x.Output = v)
        .Member("outputDetails", CloudWatchEventsExecutionDataDetails.Shape, x => x.OutputDetails, (x, v) => x.OutputDetails = v)
        .Optional("redriveCount", Codecs.Integer, x => x.RedriveCount, (x, v) => x.RedriveCount = v)
        .Optional("redriveDate", Codecs.Timestamp, x => x.RedriveDate, (x, v) => x.RedriveDate = v)
        .Member("redriveStatus", Codecs.Constant(ExecutionRedriveStatus.FindValue), x => x.RedriveStatus, (x, v) => x.RedriveStatus = v)
        .Member("redriveStatusReason", Codecs.Text, x => x.RedriveStatusReason, (x, v) => x.RedriveStatusReason = v)
        .Optional("startDate", Codecs.Timestamp, x => x.StartDate, (x, v) => x.StartDate = v)
        .Member("stateMachineAliasArn", Codecs.Text, x => x.StateMachineAliasArn, (x, v) => x.StateMachineAliasArn = v)
        .Member("stateMachineArn", Codecs.Text, x => x.StateMachineArn, (x, v) => x.StateMachineArn = v)
        .Member("stateMachineVersionArn", Codecs.Text, x => x.StateMachineVersionArn, (x, v) => x.StateMachineVersionArn = v)
        .Member("status", Codecs.Constant(ExecutionStatus.FindValue), x => x.Status, (x, v) => x.Status = v)
        .Optional("stopDate", Codecs.Timestamp, x => x.StopDate, (x, v) => x.StopDate = v)
        .Member("traceHeader", Codecs.Text, x => x.TraceHeader, (x, v) => x.TraceHeader = v);
}
