using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.Approvals;

/// <summary>A genuine approval event, to change one value of.</summary>
internal static class ApprovalSample
{
    public const string Json =
        """
        {
          "version": "0",
          "id": "844e2571-85d4-695f-b930-0153b71dcb42",
          "detail-type": "SageMaker Model Package State Change",
          "source": "aws.sagemaker",
          "account": "111122223333",
          "time": "2026-11-20T09:00:00Z",
          "region": "eu-west-1",
          "resources": ["arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7"],
          "detail": {
            "ModelPackageGroupName": "Fraud-Detector",
            "ModelPackageVersion": 7,
            "ModelPackageArn": "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7",
            "CreationTime": "2026-11-19T17:00:14Z",
            "ModelPackageStatus": "Completed",
            "ModelApprovalStatus": "Approved",
            "UpdatedModelPackageFields": ["ModelApprovalStatus"]
          }
        }
        """;

    /// <summary>The event with a value set, or removed when it is null; a key of the detail begins with <c>detail.</c>.</summary>
    public static string With(string path, string? value)
    {
        var root = JsonNode.Parse(Json)!.AsObject();
        var inDetail = path.StartsWith("detail.", StringComparison.Ordinal);
        var owner = inDetail ? root["detail"]!.AsObject() : root;
        var key = inDetail ? path["detail.".Length..] : path;
        if (value is null)
        {
            owner.Remove(key).ShouldBeTrue();
        }
        else
        {
            owner[key] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }
}
