using Amazon.Runtime;

namespace Amazon.SageMaker;

public class ModelApprovalStatus(string value) : ConstantClass(value)
{
    public static readonly ModelApprovalStatus Approved = new("Approved");
    public static readonly ModelApprovalStatus PendingManualApproval = new("PendingManualApproval");
    public static readonly ModelApprovalStatus Rejected = new("Rejected");

    public static implicit operator ModelApprovalStatus(string value) => FindValue(value);

    public static ModelApprovalStatus FindValue(string value) => FindValue<ModelApprovalStatus>(value);
}
