using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using ShadowPipeline.Replays;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

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
