using System.Globalization;
using System.Text.RegularExpressions;
using ShadowPipeline.Judging;
using ShadowPipeline.Judging.Statistics;

namespace ShadowPipeline.Tests.Architecture;

/// <summary>docs/judge.md says what the code does.</summary>
public sealed partial class JudgePageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "judge.md"));

    // As a person reads it: without line ends and emphasis.
    private static readonly string Text = Space().Replace(Page.Replace("*", "", StringComparison.Ordinal), " ");

    [Fact]
    public void Page_NoiseModels_AreThoseOfTheJudge()
    {
        var models = NoiseModel.All.GroupBy(model => model.Correlation).ToList();
        var alternating = models.Where(model => model.Key < 0);
        var persistent = models.Where(model => model.Count() > 1).ToList();
        var drifting = models.Where(model => model.Key > 0 && model.Count() == 1);

        Text.ShouldContain($"{List(alternating.Select(model => model.Key))} (w = 1, prior weight 2 each)");
        Text.ShouldContain($"{List(persistent.Select(model => model.Key))} with w = {List(persistent[0].Select(model => model.Share))} (");
        Text.ShouldContain($"the drifts {List(drifting.Select(model => model.Key))} (w = 1, weight 0.25)");
        NoiseModel.All.ShouldAllBe(model => Math.Abs(model.Weight - WeightByThePage(model)) < 1e-12);
    }

    [Fact]
    public void Page_Figures_AreThoseOfTheJudge()
    {
        Text.ShouldContain($"differs by more than {Number(MachineNoise.OnePairInTen)} %");
        Text.ShouldContain($"stopped by chance in at most {Number(100 * Guardrails.FalseStopBudget)} % of tests");
        Text.ShouldContain($"A budget of {Number(100 * Guardrails.FalseStopBudget)} % per test", Case.Insensitive);
    }

    [Fact]
    public void Page_Links_LeadSomewhere()
    {
        var headings = Page.Split('\n').Where(line => line.StartsWith('#'))
            .Select(line => "#" + line.TrimStart('#', ' ').ToLowerInvariant().Replace(' ', '-')).ToList();
        var links = Link().Matches(Page).Select(match => match.Groups[1].Value + match.Groups[2].Value).ToList();

        links.Count.ShouldBeGreaterThan(3);
        links.ShouldAllBe(link => headings.Contains(link) || File.Exists(Repository.PathOf("docs", link)));
    }

    private static double WeightByThePage(NoiseModel model) => model switch
    {
        { Correlation: < 0 } => 2,
        { Correlation: 0 } => 1,
        { Share: 1 } => 0.25,
        _ => 0.25 * Math.Pow(1 - model.Correlation, -0.1),
    };

    private static string List(IEnumerable<double> values) => string.Join(", ", values.Select(Number));

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture).Replace('-', '−');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\]\(([^)]+)\)|src=""([^""]+)""")]
    private static partial Regex Link();
}
