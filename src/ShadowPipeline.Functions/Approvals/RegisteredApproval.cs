using ShadowPipeline.Approvals;
using ShadowPipeline.Endpoints;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Approvals;

/// <summary>The event about an approval that never came, from what the registry says now.</summary>
internal static class RegisteredApproval
{
    /// <summary>The event about a run's version.</summary>
    public static ApprovalEvent Of(Run run, ModelPackageSnapshot package) => new()
    {
        Region = run.Region,
        Account = run.Account,
        Time = package.LastModifiedAt ?? run.RegisteredAt,
        ModelPackageArn = run.ModelPackageArn,
        ModelPackageGroup = run.ModelPackageGroup,
        ModelPackageVersion = run.ModelPackageVersion,
        ModelPackageStatus = package.Status ?? "",
        ModelApprovalStatus = package.ApprovalStatus ?? "",
    };

    /// <summary>The event about a version. Its last change counts as the time of its approval: the registry keeps no better one.</summary>
    public static ApprovalEvent Of(RegisteredVersion version, string group, ModelPackageSnapshot package)
    {
        // arn:<partition>:sagemaker:<region>:<account>:model-package/<group>/<version>
        var parts = version.ModelPackageArn.Split(':');
        return new ApprovalEvent
        {
            Region = parts[3],
            Account = parts[4],
            Time = package.LastModifiedAt ?? version.CreatedAt,
            ModelPackageArn = version.ModelPackageArn,
            ModelPackageGroup = group,
            ModelPackageVersion = version.Version,
            ModelPackageStatus = package.Status ?? "",
            ModelApprovalStatus = package.ApprovalStatus ?? "",
        };
    }
}
