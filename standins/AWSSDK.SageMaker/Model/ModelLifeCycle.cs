using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ModelLifeCycle
{
    public string Stage { get; set; }

    public string StageDescription { get; set; }

    public string StageStatus { get; set; }

    internal static readonly Shape<ModelLifeCycle> Shape = new Shape<ModelLifeCycle>()
        .Member("Stage", Codecs.Text, x => x.Stage, (x, v) => x.Stage = v)
        .Member("StageDescription", Codecs.Text, x => x.StageDescription, (x, v) => x.StageDescription = v)
        .Member("StageStatus", Codecs.Text, x => x.StageStatus, (x, v) => x.StageStatus = v);
}
