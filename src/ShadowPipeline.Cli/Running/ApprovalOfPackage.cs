using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.SageMaker.Model;

namespace ShadowPipeline.Cli.Running;

/// <summary>The event that SageMaker would have sent about a model package version as it stands now.</summary>
internal static partial class ApprovalOfPackage
{
    /// <summary>Partition, region and account of a versioned model package ARN.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static (string Partition, string Region, string Account) Parts(string arn)
    {
        var match = ArnPattern().Match(arn);
        return match.Success
            ? (match.Groups["partition"].Value, match.Groups["region"].Value, match.Groups["account"].Value)
            : throw new UsageException(
                $"\"{arn}\" is no version of a model package; arn:aws:sagemaker:<region>:<12 digits>:model-package/<group>/<version> was expected.");
    }

    /// <summary>The event. It does not say which fields changed, as some of SageMaker's own do not.</summary>
    public static JsonObject ToEvent(string arn, DescribeModelPackageResponse package)
    {
        var (_, region, account) = Parts(arn);
        var at = package.LastModifiedTime ?? package.CreationTime ?? DateTime.UnixEpoch;
        return new JsonObject
        {
            ["version"] = "0",
            ["detail-type"] = "SageMaker Model Package State Change",
            ["source"] = "aws.sagemaker",
            ["account"] = account,
            ["time"] = at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["region"] = region,
            ["resources"] = new JsonArray(arn),
            ["detail"] = new JsonObject
            {
                ["ModelPackageGroupName"] = package.ModelPackageGroupName,
                ["ModelPackageVersion"] = package.ModelPackageVersion,
                ["ModelPackageArn"] = arn,
                ["ModelPackageStatus"] = package.ModelPackageStatus?.Value,
                ["ModelApprovalStatus"] = package.ModelApprovalStatus?.Value,
            },
        };
    }

    [GeneratedRegex(
        @"^arn:(?<partition>aws[a-z-]*):sagemaker:(?<region>[a-z0-9-]{9,20}):(?<account>[0-9]{12}):model-package/[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}/[1-9][0-9]{0,8}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ArnPattern();
}
