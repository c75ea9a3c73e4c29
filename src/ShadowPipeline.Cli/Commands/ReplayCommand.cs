using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using ShadowPipeline.Replays;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow judge --decision</c>: an old decision's evidence judged again.</summary>
internal static class ReplayCommand
{
    public static async Task<int> RunAsync(ShadowServices services, DecisionToReplay input, CancellationToken cancellationToken)
    {
        var other = input.Policy is null ? null : InputFile.Parse(input.Policy, "a policy", services.ReadPolicy);
        await using var source = await DecisionSources.OpenAsync(services, input.Source);
        var record = await source.FindAsync(input.Id, cancellationToken);
        if (record is null)
        {
            await UnknownDecision.ExplainAsync(services, input.Id, source, cancellationToken);
            return ExitCode.Failed;
        }

        if (record.Evidence is null)
        {
            new FailureView(services.Error).Write(
                $"The decision {record.Id} ({record.Basis}) has no archived evidence, so there is nothing to judge again.");
            return ExitCode.Failed;
        }

        var evidence = await source.ReadEvidenceAsync(record, cancellationToken);
        var replay = Replay(record, evidence, other);
        Write(services, input, replay, evidence);
        return replay.Contradicts ? ExitCode.Failed : ExitCode.Done;
    }

    private static Replay Replay(DecisionRecord record, ArchivedEvidence evidence, Policy? other)
    {
        try
        {
            return Replays.Replay.Of(record, evidence, other);
        }
        catch (InvalidPolicyException exception)
        {
            // Nobody gave this policy to the command: it is no bad input.
            throw new InvalidEvidenceException($"The recorded policy cannot be read by this version; name one with --policy. {exception.Message}", exception);
        }
    }

    private static void Write(ShadowServices services, DecisionToReplay input, Replay replay, ArchivedEvidence evidence)
    {
        if (input.Json)
        {
            JsonOutput.Write(services.Out, ReplayJson.Of(replay));
        }
        else
        {
            new ReplayView(services.Out).Write(replay, evidence, input.Policy);
        }

        var notes = new FailureView(services.Error);
        foreach (var note in Notes(replay, evidence))
        {
            notes.Hint(note);
        }

        if (replay.Contradicts)
        {
            notes.Write("The same judge, policy and evidence do not give the recorded verdict: the record or this software was changed.");
        }
    }

    private static IEnumerable<string> Notes(Replay replay, ArchivedEvidence evidence)
    {
        var (record, judge) = (replay.Record, replay.Judge);
        if (!replay.SameJudge)
        {
            yield return $"The decision was made by {record.Judge.Name} {record.Judge.Version}, this is {judge.Name} {judge.Version}: it may judge otherwise.";
        }

        if (!replay.DecidedByEvidence)
        {
            yield return $"The recorded decision ({record.Basis}) did not come from the evidence; this is what the evidence alone says.";
        }

        if (replay.Policy.Id != record.Policy.Id)
        {
            yield return $"The policy is for {replay.Policy.Id}, the decision for {record.Policy.Id}.";
        }

        foreach (var series in MissingSeries.Of(PolicyReader.ReadRecorded(replay.Policy.Document.ToJsonString()), evidence.Raw))
        {
            yield return $"{series.Metric} {series.Statistic} of the {(series.Role == VariantRole.Production ? "production" : "shadow")} variant was not archived: "
                + "limits that rest on it cannot conclude.";
        }
    }
}
