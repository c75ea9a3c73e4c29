using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Judging;
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
        var confidence = replay.Policy.Document["evidence"]?["confidence"]?.GetValue<double>();
        new VerdictView(console).Write(replay.Now, confidence, DecisionMode.Enforce);
        if (replay.Identical)
        {
            _page.Line(new Span("Identical to the record: ", Styles.Good), new Span("the decision, its basis and every figure of every limit."));
        }
        else
        {
            _page.Line(new Span("Recorded and now", Styles.Heading));
            console.Write(ReplayTable.Of(replay));
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

/// <summary>Decision and limits, old and new side by side.</summary>
internal static class ReplayTable
{
    /// <summary>One row for the decision, and one for every limit that either side has.</summary>
    public static Table Of(Replay replay)
    {
        var table = new Table { Border = TableBorder.Simple, BorderStyle = Styles.Label };
        foreach (var head in new[] { "", "Recorded", "Now" })
        {
            table.AddColumn(new TableColumn(new Text(head, Styles.Heading)) { NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        }

        table.AddRow(new Text("Decision"), Decision(replay.Then), Decision(replay.Now));
        foreach (var key in Keys(replay.Then).Union(Keys(replay.Now)))
        {
            table.AddRow(
                new Text($"{Visible.Text(key.Metric)} {Visible.Text(key.Statistic)}\n  {Words(key.Kind)}"),
                Cell(Find(replay.Then, key)),
                Cell(Find(replay.Now, key)));
        }

        return table;
    }

    private static IEnumerable<LimitKey> Keys(Judgement judgement) =>
        judgement.Criteria.Select(result => new LimitKey(result.Metric, result.Statistic, result.Limit.Kind));

    private static CriterionResult? Find(Judgement judgement, LimitKey key) => judgement.Criteria.FirstOrDefault(
        result => (result.Metric, result.Statistic, result.Limit.Kind) == (key.Metric, key.Statistic, key.Kind));

    private static Text Decision(Judgement judgement) =>
        new($"{judgement.Decision.ToString().ToUpperInvariant()}\n{judgement.Basis}", Styles.Of(judgement.Decision));

    private static Text Cell(CriterionResult? result)
    {
        if (result is null)
        {
            return new Text("not limited");
        }

        string Value(double? value) => Quantity.Value(result.Metric, result.Statistic, result.Limit, value);
        var limit = Quantity.Limit(result.Metric, result.Statistic, result.Limit);
        return new Text($"{result.Outcome} at {limit}\n{Value(result.Lower)} to {Value(result.Upper)}", Styles.Of(result.Outcome));
    }

    private static string Words(LimitKind kind) => kind == LimitKind.Max ? "itself" : "above production";

    private readonly record struct LimitKey(string Metric, string Statistic, LimitKind Kind);
}
