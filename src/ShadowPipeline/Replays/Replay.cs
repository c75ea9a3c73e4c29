using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Replays;

/// <summary>An old decision's evidence judged again, by its own policy or another.</summary>
public sealed record Replay
{
    private static readonly DecisionBasis[] OfEvidence =
    [
        DecisionBasis.AllCriteriaPassed, DecisionBasis.CriterionFailed, DecisionBasis.InsufficientEvidence, DecisionBasis.GuardrailBreached,
    ];

    private Replay(DecisionRecord record, PolicyIdentity policy, JudgeVersion judge, Judgement now)
    {
        Record = record;
        Policy = policy;
        Judge = judge.Identity;
        Now = now;
    }

    /// <summary>The decision.</summary>
    public DecisionRecord Record { get; }

    /// <summary>The policy that judges now.</summary>
    public PolicyIdentity Policy { get; }

    /// <summary>The judge that judges now: the recorded one where this software has it, else its current one.</summary>
    public JudgeIdentity Judge { get; }

    /// <summary>What was decided.</summary>
    public Judgement Then => new(Record.Decision, Record.Basis, Record.Reasons, Record.Criteria);

    /// <summary>What the evidence says now.</summary>
    public Judgement Now { get; }

    /// <summary>Whether the recorded policy judges, or one whose effective document is the same.</summary>
    public bool SamePolicy => Policy.Sha256 == Record.Policy.Sha256;

    /// <summary>Whether the recorded judge judges.</summary>
    public bool SameJudge => Judge == Record.Judge;

    /// <summary>
    /// Whether the decision came from its evidence; not so where somebody ended the test or the pipeline failed, whatever was archived.
    /// </summary>
    public bool DecidedByEvidence => OfEvidence.Contains(Record.Basis);

    /// <summary>
    /// Whether decision, basis and every criterion are equal. Reasons do not count: a record also has those that come from the endpoint.
    /// </summary>
    public bool Identical =>
        Now.Decision == Record.Decision && Now.Basis == Record.Basis && Now.Criteria.SequenceEqual(Record.Criteria);

    /// <summary>Whether something is wrong: the same judge, policy and evidence cannot decide otherwise.</summary>
    public bool Contradicts => SamePolicy && SameJudge && DecidedByEvidence && !Identical;

    /// <summary>Judges again, as the workflow judged, also by the version of the judge that judged then.</summary>
    /// <param name="record">The decision.</param>
    /// <param name="evidence">Its evidence.</param>
    /// <param name="other">Another policy; null for the recorded one.</param>
    /// <exception cref="InvalidPolicyException">The recorded policy cannot be read by this version.</exception>
    public static Replay Of(DecisionRecord record, ArchivedEvidence evidence, Policy? other)
    {
        ArgumentNullException.ThrowIfNull(record);
        var policy = other ?? PolicyReader.ReadRecorded(record.Policy.Document.ToJsonString());
        var judge = JudgeVersion.Of(record.Judge) ?? JudgeVersion.Current;
        var judged = EvidenceJudgement.Of(policy, evidence, judge);
        var now = judged switch
        {
            { Breach: { } breach } => new Judgement(Decision.Reject, DecisionBasis.GuardrailBreached, [breach.Reason], []),
            { Verdict: { } verdict } => new Judgement(verdict.Outcome, verdict.Basis, verdict.Reasons, verdict.Criteria),
            _ => throw new InvalidOperationException("The evidence gave neither a verdict nor a breach."),
        };
        return new Replay(record, other is null ? record.Policy : PolicyDocument.Identify(other, version: null), judge, now);
    }
}
