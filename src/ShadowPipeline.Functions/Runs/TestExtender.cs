using Microsoft.Extensions.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Measuring;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Judging;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>
/// Extends a test whose evidence is thin, before its schedule ends. What is asked for is kept before it is asked for, and counts only once
/// SageMaker shows it: whoever crashes in between neither asks for more nor counts twice.
/// </summary>
internal sealed class TestExtender(EvidenceCloser evidence, IRunStore runs, IExperiments experiments, ILogger<TestExtender> logger)
{
    /// <summary>Does what a check has to do about extensions; the run as it is kept then, and the answer, which may ask for an earlier check.</summary>
    public async Task<(Run Run, ProgressAnswer Progress)> FollowAsync(
        Run run, Policy policy, ProgressAnswer progress, ExperimentSnapshot? experiment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (experiment?.EndTime is not { } end)
        {
            return (run, progress);
        }

        var seen = run with { Observation = progress.Observation };
        switch (ExtensionRules.Next(policy, run.Prolongation, run.Submission!, progress.Observation, end, now))
        {
            case ExtensionStep.Granted:
                run = await GrantAsync(seen, cancellationToken);
                break;
            case ExtensionStep.Look when await LookAsync(seen, policy, end, now, cancellationToken) is { } looked:
                run = await runs.SaveAsync(looked, cancellationToken);
                run = run.Prolongation!.Asked is null ? run : await AskAsync(run, cancellationToken);
                break;
            case ExtensionStep.AskAgain:
                run = await AskAsync(run, cancellationToken);
                break;
        }

        return (run, Sooner(progress, run.Prolongation, now));
    }

    // A check this soon after asking finds out what became of it while there is time to ask again: until the end that was to be moved.
    private static ProgressAnswer Sooner(ProgressAnswer progress, Prolongation? prolongation, DateTimeOffset now)
    {
        var soon = BusySchedule.WholeSecond(now + ExtensionRules.Confirm);
        return prolongation is not { Asked: { } until } || progress.Next is not { } next || now >= prolongation.LookedAt
            ? progress
            : ProgressAnswer.CheckAgain(progress.Observation, soon < next ? soon : next) with
            {
                Note = $"The evidence is thin: asked to extend the test until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC.",
            };
    }

    private async Task<Run?> LookAsync(Run run, Policy policy, DateTimeOffset end, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await evidence.SoFarAsync(run, policy, run.Observation!, now, cancellationToken) is not { } soFar)
        {
            return null;
        }

        var window = soFar.Manifest.Window;
        var verdict = Judge.Decide(policy, soFar.Window, soFar.Manifest.Context);
        var asked = verdict.Basis == DecisionBasis.InsufficientEvidence ? LaterEnd(run, policy, verdict, end, window.End - window.Start) : (DateTimeOffset?)null;
        logger.LookedForExtension(end, verdict.Basis, asked);
        var before = run.Prolongation;
        return run with { Prolongation = new Prolongation((before?.Looks ?? 0) + 1, before?.Times ?? 0, before?.Until, end, asked) };
    }

    private static DateTimeOffset LaterEnd(Run run, Policy policy, Verdict verdict, DateTimeOffset end, TimeSpan soFar)
    {
        var submission = run.Submission!;
        var later = end + ExtensionLength.For(verdict, policy.Evidence, soFar, submission.EndTime - submission.StartTime);
        var latest = ExtensionRules.LatestEnd(submission.StartTime);
        return later < latest ? later : latest;
    }

    private async Task<Run> AskAsync(Run run, CancellationToken cancellationToken)
    {
        var asked = run.Prolongation!.Asked!.Value;
        if (await experiments.TryMoveEndAsync(run.Id, asked, cancellationToken))
        {
            return run;
        }

        // A repeated call may be refused because the first one went through: only what SageMaker shows tells.
        var shown = await experiments.FindAsync(run.Id, cancellationToken);
        if (shown?.Status == ExperimentStatus.Updating)
        {
            return run;
        }

        if (shown?.EndTime >= asked)
        {
            return await GrantAsync(run, cancellationToken);
        }

        logger.ExtensionRefused(asked, shown?.EndTime);
        return await runs.SaveAsync(run with { Prolongation = run.Prolongation.Refused() }, cancellationToken);
    }

    private async Task<Run> GrantAsync(Run run, CancellationToken cancellationToken)
    {
        var granted = run with { Prolongation = run.Prolongation!.Granted() };
        logger.Extended(granted.Prolongation.Until, granted.Prolongation.Times);
        return await runs.SaveAsync(granted, cancellationToken);
    }
}
