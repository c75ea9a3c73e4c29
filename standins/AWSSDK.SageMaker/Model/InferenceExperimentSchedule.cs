using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class InferenceExperimentSchedule
{
    public DateTime? EndTime { get; set; }

    public DateTime? StartTime { get; set; }

    internal static readonly Shape<InferenceExperimentSchedule> Shape = new Shape<InferenceExperimentSchedule>()
        .Optional("EndTime", Codecs.Timestamp, x => x.EndTime, (x, v) => x.EndTime = v)
        .Optional("StartTime", Codecs.Timestamp, x => x.StartTime, (x, v) => x.StartTime = v);
}
