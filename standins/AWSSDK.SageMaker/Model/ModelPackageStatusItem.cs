using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ModelPackageStatusItem
{
    public string FailureReason { get; set; }

    public string Name { get; set; }

    public DetailedModelPackageStatus Status { get; set; }

    internal static readonly Shape<ModelPackageStatusItem> Shape = new Shape<ModelPackageStatusItem>()
        .Member("FailureReason", Codecs.Text, x => x.FailureReason, (x, v) => x.FailureReason = v)
        .Member("Name", Codecs.Text, x => x.Name, (x, v) => x.Name = v)
        .Member("Status", Codecs.Constant(DetailedModelPackageStatus.FindValue), x => x.Status, (x, v) => x.Status = v);
}
