using ShadowPipeline.Evidence;
using ShadowPipeline.Policies;
using ShadowPipeline.Replays;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>A replay for people: the verdict now, then what differs from the record.</summary>
internal sealed class ReplayView(IAnsiConsole console)
{
    private readonly Page _page = new(console);

    /// <summary>Writes it.</summary>
    /// <param name="replay">The replay.</param>
    /// <param name="evidence">The evidence.</param>
    /// <param name="policyFile">The other policy's file; null for the recorded policy.</param>
    public void Write(Replay replay, ArchivedEvidence evidence, string? policyFile)
    {
        var confidence = RecordedSpending.Of(replay.Policy.Document);
        new VerdictView(console).Write(replay.Now, confidence, DecisionMode.Enforce);
        if (replay.Identical)
        {
            _page.Line(new Span("Identical to the record: ", Styles.Good), new Span("the decision, its basis and every figure of every limit."));
        }
        else
        {
            _page.Line(new Span("Recorded and now", Styles.Heading));
            ReplayTable.Write(console, replay);
        }

        var record = replay.Record;
        _page.Blank();
        _page.Field("Decision", record.Id);
        _page.Field("Decided", Moment.Exact(record.DecidedAt));
        _page.Field("Policy", policyFile is null ? $"{replay.Policy.Id}, as recorded" : $"{policyFile}, group {replay.Policy.Id}");
        _page.Field("", $"sha256:{replay.Policy.Sha256}");
        _page.Field("Judge", $"{replay.Judge.Name} {replay.Judge.Version}{(replay.SameJudge ? "" : $", recorded {record.Judge.Version}")}");
        _page.Field("Window", $"{Moment.Minute(evidence.Manifest.Window.Start)} to {Moment.Minute(evidence.Manifest.Window.End)} UTC");
        _page.Field("Evidence", $"{record.Evidence!.Uri}, every object verified");
    }
}
