using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ListModelPackagesRequest : AmazonSageMakerRequest
{
    public DateTime? CreationTimeAfter { get; set; }

    public DateTime? CreationTimeBefore { get; set; }

    public int? MaxResults { get; set; }

    public ModelApprovalStatus ModelApprovalStatus { get; set; }

    public string ModelPackageGroupName { get; set; }

    public ModelPackageType ModelPackageType { get; set; }

    public string NameContains { get; set; }

    public string NextToken { get; set; }

    public ModelPackageSortBy SortBy { get; set; }

    public SortOrder SortOrder { get; set; }

    internal static readonly Shape<ListModelPackagesRequest> Shape = new Shape<ListModelPackagesRequest>()
        .Optional("CreationTimeAfter", Codecs.Timestamp, x => x.CreationTimeAfter, (x, v) => x.CreationTimeAfter = v)
        .Optional("CreationTimeBefore", Codecs.Timestamp, x => x.CreationTimeBefore, (x, v) => x.CreationTimeBefore = v)
        .Optional("MaxResults", Codecs.Integer, x => x.MaxResults, (x, v) => x.MaxResults = v)
        .Member(
            "ModelApprovalStatus", Codecs.Constant(ModelApprovalStatus.FindValue),
            x => x.ModelApprovalStatus, (x, v) => x.ModelApprovalStatus = v)
        .Member("ModelPackageGroupName", Codecs.Text, x => x.ModelPackageGroupName, (x, v) => x.ModelPackageGroupName = v)
        .Member("ModelPackageType", Codecs.Constant(ModelPackageType.FindValue), x => x.ModelPackageType, (x, v) => x.ModelPackageType = v)
        .Member("NameContains", Codecs.Text, x => x.NameContains, (x, v) => x.NameContains = v)
        .Member("NextToken", Codecs.Text, x => x.NextToken, (x, v) => x.NextToken = v)
        .Member("SortBy", Codecs.Constant(ModelPackageSortBy.FindValue), x => x.SortBy, (x, v) => x.SortBy = v)
        .Member("SortOrder", Codecs.Constant(SortOrder.FindValue), x => x.SortOrder, (x, v) => x.SortOrder = v);
}
