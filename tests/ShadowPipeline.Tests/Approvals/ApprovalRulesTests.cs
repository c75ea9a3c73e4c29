using ShadowPipeline.Approvals;

namespace ShadowPipeline.Tests.Approvals;

public sealed class ApprovalRulesTests
{
    public static TheoryData<string, string, string?, bool> Combinations { get; } = Combine();

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Judge_Combination_IsAnApprovalOrSaysWhyNot(string approvalStatus, string packageStatus, string? updatedFields, bool isApproval)
    {
        var approval = ApprovalEventReader.Read(ApprovalSample.Json) with
        {
            ModelApprovalStatus = approvalStatus,
            ModelPackageStatus = packageStatus,
            UpdatedFields = updatedFields?.Split(',', StringSplitOptions.RemoveEmptyEntries),
        };

        var answer = ApprovalRules.Judge(approval);

        answer.IsApproval.ShouldBe(isApproval);
        if (!isApproval)
        {
            answer.Reason.ShouldStartWith("Version 7 of Fraud-Detector ");
            answer.Reason.ShouldContain(approvalStatus != "Approved" ? approvalStatus : packageStatus != "Completed" ? packageStatus : "only changed");
        }
    }

    private static TheoryData<string, string, string?, bool> Combine()
    {
        var combinations = new TheoryData<string, string, string?, bool>();
        foreach (var approval in new[] { "Approved", "Rejected", "PendingManualApproval" })
        {
            foreach (var package in new[] { "Pending", "InProgress", "Completed", "Failed", "Deleting" })
            {
                foreach (var fields in new[] { null, "", "ModelApprovalStatus", "ApprovalDescription,ModelApprovalStatus", "CustomerMetadataProperties", "modelapprovalstatus" })
                {
                    var names = fields is null or "" || fields.Contains("ModelApprovalStatus", StringComparison.Ordinal);
                    combinations.Add(approval, package, fields, approval == "Approved" && package == "Completed" && names);
                }
            }
        }

        return combinations;
    }
}
