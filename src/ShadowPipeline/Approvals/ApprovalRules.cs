using ShadowPipeline.Validation;

namespace ShadowPipeline.Approvals;

/// <summary>Tells approvals from the other state changes that SageMaker reports under the same detail type.</summary>
public static class ApprovalRules
{
    private const string ApprovalField = "ModelApprovalStatus";
    private const string Approved = "Approved";
    private const int MostNamed = 10;

    /// <summary>What the event says about the approval.</summary>
    /// <param name="approval">The event.</param>
    public static ApprovalChange ChangeOf(ApprovalEvent approval)
    {
        ArgumentNullException.ThrowIfNull(approval);
        return approval.ModelApprovalStatus != Approved ? ApprovalChange.TakenBack
            : Judge(approval).IsApproval ? ApprovalChange.Approved
            : ApprovalChange.None;
    }

    /// <summary>Whether the event approves a usable version.</summary>
    /// <param name="approval">
    /// The event. Its list of updated fields is optional: older senders and registrations leave it out, and an empty list says as
    /// little. A list without ModelApprovalStatus is a change of metadata on a version that was approved before.
    /// </param>
    public static ApprovalAnswer Judge(ApprovalEvent approval)
    {
        ArgumentNullException.ThrowIfNull(approval);
        var version = ApprovalSentences.Version(approval);
        if (approval.ModelApprovalStatus != Approved)
        {
            return new ApprovalAnswer($"{version} is {approval.ModelApprovalStatus}, not Approved.");
        }

        if (approval.ModelPackageStatus != "Completed")
        {
            return new ApprovalAnswer($"{version} is approved, but its package is {approval.ModelPackageStatus}, not Completed.");
        }

        if (approval.UpdatedFields is { Count: > 0 } fields && !fields.Contains(ApprovalField, StringComparer.Ordinal))
        {
            return new ApprovalAnswer($"{version} was approved before, and this event only changed {Named(fields)}.");
        }

        return new ApprovalAnswer((string?)null);
    }

    // An event may name anything, and any number: the sentence is logged.
    private static string Named(IReadOnlyList<string> fields) =>
        string.Join(", ", fields.Take(MostNamed).Select(JsonQuote.Shorten)) + (fields.Count > MostNamed ? $" and {fields.Count - MostNamed} more" : "");
}
