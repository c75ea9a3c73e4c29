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
    public static void Write(IAnsiConsole console, Replay replay)
    {
        var table = new TextTable("", "Recorded", "Now");
        table.Add(new TextCell(null, "Decision"), Decision(replay.Then), Decision(replay.Now));
        foreach (var key in Keys(replay.Then).Union(Keys(replay.Now)))
        {
            table.Add(new TextCell(null, $"{key.Metric} {key.Statistic}", $"  {Words(key.Kind)}"), Cell(Find(replay.Then, key)), Cell(Find(replay.Now, key)));
        }

        table.Write(console);
    }

    private static IEnumerable<LimitKey> Keys(Judgement judgement) =>
        judgement.Criteria.Select(result => new LimitKey(result.Metric, result.Statistic, result.Limit.Kind));

    private static CriterionResult? Find(Judgement judgement, LimitKey key) => judgement.Criteria.FirstOrDefault(
        result => (result.Metric, result.Statistic, result.Limit.Kind) == (key.Metric, key.Statistic, key.Kind));

    private static TextCell Decision(Judgement judgement) =>
        new(Styles.Of(judgement.Decision), judgement.Decision.ToString().ToUpperInvariant(), judgement.Basis.ToString());

    private static TextCell Cell(CriterionResult? result)
    {
        if (result is null)
        {
            return new TextCell(null, "not limited");
        }

        string Value(double? value) => Quantity.Value(result.Metric, result.Statistic, result.Limit, value);
        var limit = Quantity.Limit(result.Metric, result.Statistic, result.Limit);
        var bounds = result.Lower is null ? "no bounds" : $"{Value(result.Lower)} to {Value(result.Upper)}";
        return new TextCell(Styles.Of(result.Outcome), $"{result.Outcome} at {limit}", bounds);
    }

    private static string Words(LimitKind kind) => kind == LimitKind.Max ? "itself" : "above production";

    private readonly record struct LimitKey(string Metric, string Statistic, LimitKind Kind);
}
