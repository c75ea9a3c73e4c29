using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Evidence;

/// <summary>
/// What archived evidence says under a policy. The workflow decides by this and by nothing else, so that judging the same evidence again
/// gives the same answer.
/// </summary>
/// <param name="Breach">The guardrail that is broken beyond doubt; null when there is a verdict.</param>
/// <param name="Verdict">What the judge concludes of the whole window; null when a guardrail is broken.</param>
public sealed record EvidenceJudgement(GuardrailBreach? Breach, Verdict? Verdict)
{
    /// <summary>Looks at the guardrails first, over the stretch that the manifest names, and judges where none is broken.</summary>
    /// <param name="policy">The policy of the decision, or another one: what that asks for and the archive lacks counts as missing.</param>
    /// <param name="evidence">The evidence.</param>
    /// <param name="version">Which judge judges; null for the one that the manifest names, or the current one where this software lacks that.</param>
    public static EvidenceJudgement Of(Policy policy, ArchivedEvidence evidence, JudgeVersion? version = null)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var (window, judge) = (evidence.Window, version ?? JudgeVersion.Of(evidence.Manifest.Judge) ?? JudgeVersion.Current);
        var looked = window with { Start = evidence.Manifest.GuardrailsFrom };
        return Guardrails.Check(policy, looked, evidence.Manifest.PlannedLooks, judge) is { } breach
            ? new EvidenceJudgement(breach, null)
            : new EvidenceJudgement(null, Judge.Decide(policy, window, evidence.Manifest.Context, judge));
    }
}
