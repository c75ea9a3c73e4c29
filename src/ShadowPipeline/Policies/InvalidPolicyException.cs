using ShadowPipeline.Validation;

namespace ShadowPipeline.Policies;

/// <summary>A policy document that cannot be used.</summary>
/// <param name="problems">At least one problem.</param>
public sealed class InvalidPolicyException(IReadOnlyList<Problem> problems) : InvalidInputException("policy", problems);
