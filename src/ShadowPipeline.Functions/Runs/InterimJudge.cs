using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Judges a running test on its evidence so far.</summary>
internal interface IInterimJudge
{
    /// <summary>The verdict of now; null before the first whole period has settled.</summary>
    Task<InterimVerdict?> JudgeAsync(Run run, Policy policy, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>A verdict on the evidence so far.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="SoFar">The length of the window that it rests on.</param>
internal sealed record InterimVerdict(Verdict Verdict, TimeSpan SoFar);

/// <summary>Judges what is archived, as the final verdict will be.</summary>
internal sealed class InterimJudge(EvidenceCloser evidence) : IInterimJudge
{
    public async Task<InterimVerdict?> JudgeAsync(Run run, Policy policy, DateTimeOffset now, CancellationToken cancellationToken) =>
        await evidence.SoFarAsync(run, policy, run.Observation!, now, cancellationToken) is { } soFar
            ? new InterimVerdict(Judge.Decide(policy, soFar.Window, soFar.Context), soFar.Raw.End - soFar.Raw.Start)
            : null;
}
