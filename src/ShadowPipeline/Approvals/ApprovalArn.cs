using System.Globalization;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Approvals;

/// <summary>Holds the parts of an event's model package ARN against the event's own fields.</summary>
internal static class ApprovalArn
{
    public static void Check(ApprovalEvent approval, JsonScope detail)
    {
        if (detail.Find("ModelPackageArn") is not { Value.ValueKind: System.Text.Json.JsonValueKind.String } field)
        {
            return;
        }

        var match = AwsText.ModelPackageArnPattern().Match(approval.ModelPackageArn);
        if (!match.Success)
        {
            field.Refuse($"is {JsonQuote.Of(approval.ModelPackageArn)}, expected arn:aws:sagemaker:<region>:<12 digits>:model-package/<group>/<version>");
            return;
        }

        // SageMaker writes the group in lower case in ARNs.
        Compare("group", match.Groups["group"].Value, "ModelPackageGroupName", approval.ModelPackageGroup);
        Compare("version", match.Groups["version"].Value, "ModelPackageVersion", approval.ModelPackageVersion.ToString(CultureInfo.InvariantCulture));
        Compare("account", match.Groups["account"].Value, "account", approval.Account);
        Compare("region", match.Groups["region"].Value, "region", approval.Region);

        void Compare(string part, string inArn, string key, string inEvent)
        {
            if (inEvent.Length > 0 && inEvent != "0" && !inArn.Equals(inEvent, StringComparison.OrdinalIgnoreCase))
            {
                field.Refuse($"names the {part} {JsonQuote.Of(inArn)}, but {key} is {JsonQuote.Of(inEvent)}");
            }
        }
    }
}
