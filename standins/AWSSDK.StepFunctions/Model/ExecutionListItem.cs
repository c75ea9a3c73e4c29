using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class ExecutionListItem
{
    public string ExecutionArn { get; set; }

    public int? ItemCount { get; set; }

    public string MapRunArn { get; set; }

    public string Name { get; set; }

    public int? RedriveCount { get; set; }

    public DateTime? RedriveDate { get; set; }

    public DateTime? StartDate { get; set; }

    public string StateMachineAliasArn { get; set; }

    public string StateMachineArn { get; set; }

    public string StateMachineVersionArn { get; set; }

    public ExecutionStatus Status { get; set; }

    public DateTime? StopDate { get; set; }

    internal static readonly Shape<ExecutionListItem> Shape = new Shape<ExecutionListItem>()
        .Member("executionArn", Codecs.Text, x => x.ExecutionArn, (x, v) => x.ExecutionArn = v)
        .Optional("itemCount", Codecs.Integer, x => x.ItemCount, (x, v) => x.ItemCount = v)
        .Member("mapRunArn", Codecs.Text, x => x.MapRunArn, (x, v) => x.MapRunArn = v)
        .Member("name", Codecs.Text, x => x.Name, (x, v) => x.Name = v)
        .Optional("redriveCount", Codecs.Integer, x => x.RedriveCount, (x, v) => x.RedriveCount = v)
        .Optional("redriveDate", Codecs.Timestamp, x => x.RedriveDate, (x, v) => x.RedriveDate = v)
        .Optional("startDate", Codecs.Timestamp, x => x.StartDate, (x, v) => x.StartDate = v)
        .Member("stateMachineAliasArn", Codecs.Text, x => x.StateMachineAliasArn, (x, v) => x.StateMachineAliasArn = v)
        .Member("stateMachineArn", Codecs.Text, x => x.StateMachineArn, (x, v) => x.StateMachineArn = v)
        .Member("stateMachineVersionArn", Codecs.Text, x => x.StateMachineVersionArn, (x, v) => x.StateMachineVersionArn = v)
        .Member("status", Codecs.Constant(ExecutionStatus.FindValue), x => x.Status, (x, v) => x.Status = v)
        .Optional("stopDate", Codecs.Timestamp, x => x.StopDate, (x, v) => x.StopDate = v);
}
