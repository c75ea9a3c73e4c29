using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ModelPackageSummary
{
    public DateTime? CreationTime { get; set; }

    public ModelApprovalStatus ModelApprovalStatus { get; set; }

    public ModelLifeCycle ModelLifeCycle { get; set; }

    public string ModelPackageArn { get; set; }

    public string ModelPackageDescription { get; set; }

    public string ModelPackageGroupName { get; set; }

    public string ModelPackageName { get; set; }

    public ModelPackageRegistrationType ModelPackageRegistrationType { get; set; }

    public ModelPackageStatus ModelPackageStatus { get; set; }

    public int? ModelPackageVersion { get; set; }

    internal static readonly Shape<ModelPackageSummary> Shape = new Shape<ModelPackageSummary>()
        .Optional("CreationTime", Codecs.Timestamp, x => x.CreationTime, (x, v) => x.CreationTime = v)
        .Member(
            "ModelApprovalStatus", Codecs.Constant(ModelApprovalStatus.FindValue),
            x => x.ModelApprovalStatus, (x, v) => x.ModelApprovalStatus = v)
        .Member("ModelLifeCycle", ModelLifeCycle.Shape, x => x.ModelLifeCycle, (x, v) => x.ModelLifeCycle = v)
        .Member("ModelPackageArn", Codecs.Text, x => x.ModelPackageArn, (x, v) => x.ModelPackageArn = v)
        .Member("ModelPackageDescription", Codecs.Text, x => x.ModelPackageDescription, (x, v) => x.ModelPackageDescription = v)
        .Member("ModelPackageGroupName", Codecs.Text, x => x.ModelPackageGroupName, (x, v) => x.ModelPackageGroupName = v)
        .Member("ModelPackageName", Codecs.Text, x => x.ModelPackageName, (x, v) => x.ModelPackageName = v)
        .Member(
            "ModelPackageRegistrationType", Codecs.Constant(ModelPackageRegistrationType.FindValue),
            x => x.ModelPackageRegistrationType, (x, v) => x.ModelPackageRegistrationType = v)
        .Member(
            "ModelPackageStatus", Codecs.Constant(ModelPackageStatus.FindValue),
            x => x.ModelPackageStatus, (x, v) => x.ModelPackageStatus = v)
        .Optional("ModelPackageVersion", Codecs.Integer, x => x.ModelPackageVersion, (x, v) => x.ModelPackageVersion = v);
}
