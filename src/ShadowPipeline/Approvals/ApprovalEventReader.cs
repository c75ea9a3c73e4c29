using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Approvals;

/// <summary>
/// Reads a "SageMaker Model Package State Change" event. Keys that it does not know are left alone: AWS adds some now and then.
/// </summary>
public static partial class ApprovalEventReader
{
    private const string Source = "aws.sagemaker";
    private const string DetailType = "SageMaker Model Package State Change";
    private static readonly string[] PackageStatuses = ["Pending", "InProgress", "Completed", "Failed", "Deleting"];
    private static readonly string[] ApprovalStatuses = ["Approved", "Rejected", "PendingManualApproval"];

    /// <summary>Reads an event.</summary>
    /// <param name="json">The event as EventBridge delivers it.</param>
    /// <exception cref="InvalidApprovalEventException">
    /// The text is no JSON or no such event; it lists every problem with its JSON path.
    /// </exception>
    public static ApprovalEvent Read(string json)
    {
        using var document = StrictJson.Parse(json, out var noJson);
        return document is null ? throw new InvalidApprovalEventException([noJson!]) : ReadElement(document.RootElement);
    }

    /// <summary>Reads an event that is parsed already.</summary>
    /// <param name="element">The event as EventBridge delivers it.</param>
    /// <exception cref="InvalidApprovalEventException">
    /// It is no such event; the exception lists every problem with its JSON path.
    /// </exception>
    public static ApprovalEvent Read(JsonElement element) => Read(element.ValueKind == JsonValueKind.Undefined ? "" : element.GetRawText());

    private static ApprovalEvent ReadElement(JsonElement root)
    {
        var problems = new ProblemList();
        var approval = new JsonField(root, JsonPath.Root, problems).Scope() is { } scope ? ReadWhole(scope, problems) : null;
        return approval is not null && problems.IsEmpty ? approval : throw new InvalidApprovalEventException(problems.InOrderOf(root));
    }

    private static ApprovalEvent? ReadWhole(JsonScope scope, ProblemList problems)
    {
        scope.Required("source", field => field.Word([Source]), "");
        scope.Required("detail-type", field => field.Word([DetailType]), "");
        var account = scope.Required("account", field => field.Text(AwsText.Account), "");
        var region = scope.Required("region", field => field.Text(AwsText.Region), "");
        var time = scope.Required("time", Instant, default);
        var resources = scope.OptionalOrNull("resources", field => field.List(1, int.MaxValue, "resources", Text));
        if (scope.Required("detail", field => field.Scope(), null) is not { } detail)
        {
            return null;
        }

        var approval = new ApprovalEvent
        {
            Account = account,
            Region = region,
            Time = time,
            ModelPackageArn = detail.Required("ModelPackageArn", Text, ""),
            ModelPackageGroup = detail.Required("ModelPackageGroupName", field => field.Text(AwsText.ModelPackageGroup), ""),
            ModelPackageVersion = detail.Required("ModelPackageVersion", field => field.WholeNumber(1, 999_999_999), 0),
            ModelPackageStatus = detail.Required("ModelPackageStatus", field => field.Word(PackageStatuses), ""),
            ModelApprovalStatus = detail.Required("ModelApprovalStatus", field => field.Word(ApprovalStatuses), ""),
            UpdatedFields = detail.OptionalOrNull("UpdatedModelPackageFields", field => field.List(0, int.MaxValue, "field names", Text)),
        };
        ApprovalArn.Check(approval, detail);
        if (resources is not null && approval.ModelPackageArn.Length > 0
            && !resources.Contains(approval.ModelPackageArn, StringComparer.Ordinal))
        {
            problems.Add("$.resources", $"does not name the model package {JsonQuote.Of(approval.ModelPackageArn)} of the detail");
        }

        return approval;
    }

    private static string Text(JsonField field)
    {
        if (field.Value.ValueKind == JsonValueKind.String)
        {
            return field.Value.GetString()!;
        }

        field.Refuse($"is {JsonQuote.Of(field.Value)}, expected text");
        return "";
    }

    private static DateTimeOffset Instant(JsonField field)
    {
        if (field.Value.ValueKind == JsonValueKind.String && InstantPattern().IsMatch(field.Value.GetString()!)
            && DateTimeOffset.TryParse(
                field.Value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant))
        {
            return instant;
        }

        field.Refuse($"is {JsonQuote.Of(field.Value)}, expected an instant such as \"2026-11-20T09:00:00Z\"");
        return default;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:?[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex InstantPattern();
}
