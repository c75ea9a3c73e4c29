using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DescribeModelPackageResponse : AmazonWebServiceResponse
{
    public List<AdditionalInferenceSpecificationDefinition> AdditionalInferenceSpecifications { get; set; }

    public string ApprovalDescription { get; set; }

    public bool? CertifyForMarketplace { get; set; }

    public DateTime? CreationTime { get; set; }

    public Dictionary<string, string> CustomerMetadataProperties { get; set; }

    public string Domain { get; set; }

    public InferenceSpecification InferenceSpecification { get; set; }

    public DateTime? LastModifiedTime { get; set; }

    public ModelApprovalStatus ModelApprovalStatus { get; set; }

    public ModelLifeCycle ModelLifeCycle { get; set; }

    public string ModelPackageArn { get; set; }

    public string ModelPackageDescription { get; set; }

    public string ModelPackageGroupName { get; set; }

    public string ModelPackageName { get; set; }

    public ModelPackageRegistrationType ModelPackageRegistrationType { get; set; }

    public ModelPackageStatus ModelPackageStatus { get; set; }

    public ModelPackageStatusDetails ModelPackageStatusDetails { get; set; }

    public int? ModelPackageVersion { get; set; }

    public string SamplePayloadUrl { get; set; }

    public SkipModelValidation SkipModelValidation { get; set; }

    public string SourceUri { get; set; }

    public string Task { get; set; }

    internal static readonly Shape<DescribeModelPackageResponse> Shape = new Shape<DescribeModelPackageResponse>()
        .Member(
            "AdditionalInferenceSpecifications", Codecs.List(AdditionalInferenceSpecificationDefinition.Shape),
            x => x.AdditionalInferenceSpecifications, (x, v) => x.AdditionalInferenceSpecifications = v)
        .Member("ApprovalDescription", Codecs.Text, x => x.ApprovalDescription, (x, v) => x.ApprovalDescription = v)
        .Optional("CertifyForMarketplace", Codecs.Flag, x => x.CertifyForMarketplace, (x, v) => x.CertifyForMarketplace = v)
        .Optional("CreationTime", Codecs.Timestamp, x => x.CreationTime, (x, v) => x.CreationTime = v)
        .Member(
            "CustomerMetadataProperties", Codecs.Map(Codecs.Text),
            x => x.CustomerMetadataProperties, (x, v) => x.CustomerMetadataProperties = v)
        .Member("Domain", Codecs.Text, x => x.Domain, (x, v) => x.Domain = v)
        .Member(
            "InferenceSpecification", InferenceSpecification.Shape,
            x => x.InferenceSpecification, (x, v) => x.InferenceSpecification = v)
        .Optional("LastModifiedTime", Codecs.Timestamp, x => x.LastModifiedTime, (x, v) => x.LastModifiedTime = v)
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
        .Member(
            "ModelPackageStatusDetails", ModelPackageStatusDetails.Shape,
            x => x.ModelPackageStatusDetails, (x, v) => x.ModelPackageStatusDetails = v)
        .Optional("ModelPackageVersion", Codecs.Integer, x => x.ModelPackageVersion, (x, v) => x.ModelPackageVersion = v)
        .Member("SamplePayloadUrl", Codecs.Text, x => x.SamplePayloadUrl, (x, v) => x.SamplePayloadUrl = v)
        .Member(
            "SkipModelValidation", Codecs.Constant(SkipModelValidation.FindValue),
            x => x.SkipModelValidation, (x, v) => x.SkipModelValidation = v)
        .Member("SourceUri", Codecs.Text, x => x.SourceUri, (x, v) => x.SourceUri = v)
        .Member("Task", Codecs.Text, x => x.Task, (x, v) => x.Task = v);
}
