using ShadowPipeline.Policies;

namespace ShadowPipeline.Proposals;

/// <summary>A policy for an endpoint, and why it is as it is.</summary>
/// <param name="Policy">The policy; valid, and without warnings.</param>
/// <param name="Reasons">Why each value was chosen, in the order of the policy.</param>
/// <param name="Notes">What is not in the policy and why, and what else a reader should know; one plain sentence each.</param>
public sealed record PolicyProposal(Policy Policy, IReadOnlyList<ProposalReason> Reasons, IReadOnlyList<string> Notes);

/// <summary>Why a value was chosen.</summary>
/// <param name="Path">The value's JSON path.</param>
/// <param name="Choice">The value with its unit, in words.</param>
/// <param name="Because">One plain sentence without a full stop.</param>
public sealed record ProposalReason(string Path, string Choice, string Because);
