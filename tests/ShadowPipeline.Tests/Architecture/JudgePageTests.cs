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
        var alternating = NoiseModel.All.Where(model => model.Correlation < 0).Select(model => model.Correlation);
        var persistent = NoiseModel.All.Where(model => model.Correlation > 0).ToList();
        var (correlations, shares) = (persistent.Select(model => model.Correlation), persistent.Select(model => model.Share));

        Text.ShouldContain($"{List(alternating)} (w = 1, prior weight 2 each)");
        Text.ShouldContain($"and {List(correlations.Distinct())} with w = {List(shares.Distinct())}");
        foreach (var model in NoiseModel.All)
        {
            var weight = (model.Correlation, model.Share) switch
            {
                ( < 0, _) => 2,
                (0, _) => 1,
                (_, 1) => 0.25,
                var (correlation, _) => 0.25 * Math.Pow(1 - correlation, -0.1),
            };
            model.Weight.ShouldBe(weight, 1e-12);
        }
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

    private static string List(IEnumerable<double> values) => string.Join(", ", values.Select(Number));

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture).Replace('-', '−');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\]\(([^)]+)\)|src=""([^""]+)""")]
    private static partial Regex Link();
}
