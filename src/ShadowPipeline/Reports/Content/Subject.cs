using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Reports.Content;

/// <summary>All that a report is made from.</summary>
internal sealed class Subject
{
    public Subject(DecisionRecord record, ArchivedEvidence? evidence, ReportOptions options)
    {
        (Record, Evidence, Options, Policy) = (record, evidence, options, Read(record.Policy));
        Spending = Policy is null ? null : ErrorSpending.Of(Policy);
        Guardrail = record.Basis == DecisionBasis.GuardrailBreached && Policy is not null && evidence is not null
            && EvidenceJudgement.Of(Policy, evidence, JudgeVersion.Of(record.Judge)).Breach is { } breach
            ? new CriterionView(AsLimit(breach))
            : null;
        Limits = [.. record.Criteria.Select(criterion => new CriterionView(criterion))];
    }

    /// <summary>The decision.</summary>
    public DecisionRecord Record { get; }

    /// <summary>Its evidence; null where there is none, or none that can be read.</summary>
    public ArchivedEvidence? Evidence { get; }

    /// <summary>What the report says besides.</summary>
    public ReportOptions Options { get; }

    /// <summary>The recorded policy; null where this version cannot read it.</summary>
    public Policy? Policy { get; }

    /// <summary>How sure each bound is; null where the policy cannot be read.</summary>
    public ErrorSpending? Spending { get; }

    /// <summary>The guardrail that ended the test as a limit with its figures; null where none did, or they are not known.</summary>
    public CriterionView? Guardrail { get; }

    /// <summary>The limits in the policy's order.</summary>
    public IReadOnlyList<CriterionView> Limits { get; }

    // A record holds only the sentence of a guardrail; its figures come from the evidence again. It has no upper bound: none is asked for.
    private static CriterionResult AsLimit(GuardrailBreach breach) => new()
    {
        Metric = breach.Guardrail.Metric,
        Statistic = breach.Guardrail.Statistic,
        Limit = new Limit(LimitKind.Max, breach.Guardrail.Max),
        Estimate = breach.Estimate,
        Lower = breach.Lower,
        Upper = null,
        Periods = 0,
        EffectivePeriods = null,
        ProductionInvocations = 0,
        ShadowInvocations = 0,
        Outcome = CriterionOutcome.Fail,
        Reason = breach.Reason,
    };

    private static Policy? Read(PolicyIdentity policy)
    {
        try
        {
            return PolicyReader.ReadRecorded(policy.Document.ToJsonString());
        }
        catch (InvalidPolicyException)
        {
            // An old report must stay readable: what only the policy says is left out.
            return null;
        }
    }
}
