using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>The "SageMaker Model Package State Change" event, as EventBridge delivers it.</summary>
internal static class ModelPackageEvent
{
    /// <summary>The event of a changed approval.</summary>
    public static JsonObject Of(ModelPackage package, WorldFacts facts, DateTimeOffset at)
    {
        var described = package.Describe(at);
        return new JsonObject
        {
            ["version"] = "0",
            ["id"] = new Guid(Convert.FromHexString(AwsNames.Digest($"{package.Arn} {at:O}")).AsSpan(0, 16)).ToString(),
            ["detail-type"] = "SageMaker Model Package State Change",
            ["source"] = "aws.sagemaker",
            ["account"] = facts.Account,
            ["time"] = Text(at),
            ["region"] = facts.Region,
            ["resources"] = new JsonArray(package.Arn),
            ["detail"] = new JsonObject
            {
                ["ModelPackageGroupName"] = package.Group,
                ["ModelPackageVersion"] = package.Version,
                ["ModelPackageArn"] = package.Arn,
                ["CreationTime"] = Text(package.CreatedAt),
                ["InferenceSpecification"] = described["InferenceSpecification"]!.DeepClone(),
                ["ModelPackageStatus"] = package.Status,
                ["ModelPackageStatusDetails"] = described["ModelPackageStatusDetails"]!.DeepClone(),
                ["CertifyForMarketplace"] = false,
                ["ModelApprovalStatus"] = package.ApprovalAt(at),
                ["UpdatedModelPackageFields"] = new JsonArray("ModelApprovalStatus"),
                ["LastModifiedTime"] = Text(at),
            }.With("ApprovalDescription", package.Decision?.Description),
        };
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
