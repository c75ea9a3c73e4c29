using ShadowPipeline.Validation;

namespace ShadowPipeline.Approvals;

/// <summary>An event that cannot be used.</summary>
/// <param name="problems">At least one problem.</param>
public sealed class InvalidApprovalEventException(IReadOnlyList<Problem> problems) : InvalidInputException("approval event", problems);
