using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class InferenceExperimentSummary
{
    public DateTime? CompletionTime { get; set; }

    public DateTime? CreationTime { get; set; }

    public string Description { get; set; }

    public DateTime? LastModifiedTime { get; set; }

    public string Name { get; set; }

    public string RoleArn { get; set; }

    public InferenceExperimentSchedule Schedule { get; set; }

    public InferenceExperimentStatus Status { get; set; }

    public string StatusReason { get; set; }

    public InferenceExperimentType Type { get; set; }

    internal static readonly Shape<InferenceExperimentSummary> Shape = new Shape<InferenceExperimentSummary>()
        .Optional("CompletionTime", Codecs.Timestamp, x => x.CompletionTime, (x, v) => x.CompletionTime = v)
        .Optional("CreationTime", Codecs.Timestamp, x => x.CreationTime, (x, v) => x.CreationTime = v)
        .Member("Description", Codecs.Text, x => x.Description, (x, v) => x.Description = v)
        .Optional("LastModifiedTime", Codecs.Timestamp, x => x.LastModifiedTime, (x, v) => x.LastModifiedTime = v)
        .Member("Name", Codecs.Text, x => x.Name, (x, v) => x.Name = v)
        .Member("RoleArn", Codecs.Text, x => x.RoleArn, (x, v) => x.RoleArn = v)
        .Member("Schedule", InferenceExperimentSchedule.Shape, x => x.Schedule, (x, v) => x.Schedule = v)
        .Member("Status", Codecs.Constant(InferenceExperimentStatus.FindValue), x => x.Status, (x, v) => x.Status = v)
        .Member("StatusReason", Codecs.Text, x => x.StatusReason, (x, v) => x.StatusReason = v)
        .Member("Type", Codecs.Constant(InferenceExperimentType.FindValue), x => x.Type, (x, v) => x.Type = v);
}
