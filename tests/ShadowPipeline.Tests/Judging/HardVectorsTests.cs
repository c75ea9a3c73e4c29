using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using static ShadowPipeline.Tests.Judging.SampleWindow;

namespace ShadowPipeline.Tests.Judging;

/// <summary>The right answer where the best-known judge gave a wrong one. Outcomes, not digits: statistics may get better.</summary>
public sealed class HardVectorsTests
{
    private static readonly EvidencePolicy AnyEvidence = new() { MinInvocations = 1, MinPeriods = 2 };

    public static TheoryData<string> Names => [.. HardVectors.All.Select(vector => vector.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Decide_BadCandidateAsStated_IsNeverPassed(string name)
    {
        var vector = Find(name);

        Outcome(vector, vector.Window()).ShouldNotBe(CriterionOutcome.Pass);
        Outcome(vector, vector.Window(), AnyEvidence).ShouldNotBe(CriterionOutcome.Pass, "not even where nobody asks for a minimum of evidence");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decide_BadCandidateForHours_IsNeverPassed(string name)
    {
        var vector = Find(name);

        foreach (var hours in new[] { 2, 4, 24 })
        {
            Outcome(vector, vector.Window(Times(vector, hours))).ShouldNotBe(CriterionOutcome.Pass, $"{hours} hours");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decide_BadCandidateForADay_Fails(string name)
    {
        var vector = Find(name);

        Outcome(vector, vector.Window(Times(vector, 24))).ShouldBe(CriterionOutcome.Fail);
    }

    // The report's arrays name the narrow side the candidate. Its level is far below production's: too few minutes promote nothing, but no
    // limit on a level is broken either.
    [Fact]
    public void Decide_SpreadThatShrank_IsNeitherPassedOnFifteenMinutesNorEverFailed()
    {
        var vector = Find("kayenta #780: a spread that grew").Reversed;

        Outcome(vector, vector.Window()).ShouldBe(CriterionOutcome.Inconclusive);
        Outcome(vector, vector.Window(Times(vector, 24))).ShouldNotBe(CriterionOutcome.Fail);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decide_EqualCandidate_IsNeverFailed(string name)
    {
        var vector = Find(name);
        foreach (var times in new[] { 1, Times(vector, 2), Times(vector, 24) })
        {
            Outcome(vector, vector.ProductionBesideItself(times), AnyEvidence).ShouldNotBe(CriterionOutcome.Fail);
            Outcome(vector, vector.CandidateBesideItself(times), AnyEvidence).ShouldNotBe(CriterionOutcome.Fail);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decide_EqualCandidateForADay_IsPromoted(string name)
    {
        var vector = Find(name);

        Judge.Decide(vector.Policy, vector.ProductionBesideItself(Times(vector, 24)), EqualLoad).Outcome.ShouldBe(Decision.Promote);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decide_ProductionWithoutAnyPoint_IsNeverPassed(string name)
    {
        var vector = Find(name);
        var window = vector.Window(Times(vector, 24));
        var unanswered = window with
        {
            Series = window.Series.ToDictionary(
                one => one.Key,
                one => one.Key is { Role: VariantRole.Production, Metric: not MetricQueryPlan.Invocations } ? (IReadOnlyList<MetricPoint>)[] : one.Value),
        };

        Outcome(vector, unanswered, AnyEvidence).ShouldBe(CriterionOutcome.Inconclusive);
    }

    private static int Times(HardVector vector, int hours) => (int)Math.Ceiling(hours * 60.0 / vector.Production.Length);

    private static CriterionOutcome Outcome(HardVector vector, MetricWindow window, EvidencePolicy? evidence = null) =>
        Judge.Decide(vector.Policy with { Evidence = evidence ?? new EvidencePolicy() }, window, EqualLoad).Criteria.ShouldHaveSingleItem().Outcome;

    private static HardVector Find(string name) => HardVectors.All.Single(vector => vector.Name == name);
}
