namespace ShadowPipeline.Bench.Accuracy;

/// <summary>One target on real series, with the figures that decide it.</summary>
internal sealed record RealTarget(string Name, bool Met, string Figures);

/// <summary>Where the judge must stand on real series: against the plain test on the same windows.</summary>
internal static class RealTargets
{
    public const double FalseRejectPerFile = 0.05;

    public static IEnumerable<RealTarget> OfAlternatePoints(IReadOnlyList<RealReport> reports)
    {
        var (same, worse) = (reports.Single(one => one.Shift == 0), reports.Single(one => one.Shift == 10));
        yield return Lower("real series, no shift: fewer false Rejects than the plain test", same, Outcome.Reject);
        yield return Lower("real series, +10 %: fewer false Promotes than the plain test", worse, Outcome.Promote);
        yield return Lower("real series, no shift: fewer Inconclusive than the plain test", same, Outcome.Inconclusive);
    }

    public static IEnumerable<RealTarget> OfLikeMachines(RealReport report)
    {
        yield return new(
            "like machines: no more false Rejects than the plain test",
            report.Paired(Outcome.Reject) <= report.Plain(Outcome.Reject),
            Compare(report, Outcome.Reject));
        foreach (var file in report.Files)
        {
            var rate = report.For(file).Paired(Outcome.Reject);
            yield return new(
                $"like machines: at most 5 % false Rejects in {file}",
                rate <= FalseRejectPerFile,
                $"{TargetReport.Percent(rate)} of {report.For(file).Verdicts.Count} windows");
        }
    }

    private static RealTarget Lower(string name, RealReport report, Outcome outcome) =>
        new(name, report.Paired(outcome) < report.Plain(outcome), Compare(report, outcome));

    private static string Compare(RealReport report, Outcome outcome)
    {
        var (mine, plain) = (TargetReport.Percent(report.Paired(outcome)), TargetReport.Percent(report.Plain(outcome)));
        var difference = RealReport.Text(report.Difference(outcome));
        return $"{mine} against {plain} of {report.Verdicts.Count} windows, difference {difference} points";
    }
}
