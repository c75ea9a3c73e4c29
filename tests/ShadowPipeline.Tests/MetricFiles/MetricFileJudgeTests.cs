using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.MetricFiles;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using static ShadowPipeline.Tests.MetricFiles.FileText;

namespace ShadowPipeline.Tests.MetricFiles;

/// <summary>What CloudWatch can do to a file, and the verdict that is right all the same.</summary>
public sealed class MetricFileJudgeTests
{
    private static readonly Policy Policy = PolicyOf(
        """
        {"metric": "ModelLatency", "statistic": "p99", "maxIncreasePercent": 10},
        {"metric": "ModelLatency", "statistic": "Average", "maxIncreasePercent": 5},
        {"metric": "Invocation5XXErrors", "statistic": "Rate", "maxIncrease": 0.002}
        """);

    [Fact]
    public void Decide_GoodCandidate_IsPromoted()
    {
        var judged = Decide(Good());

        judged.Decision.ShouldBe(Decision.Promote, string.Join('\n', judged.Reasons));
        judged.Criteria.Count.ShouldBe(3);
        judged.Criteria.ShouldAllBe(result => result.ProductionInvocations == 12_000 && result.Periods == Periods);
    }

    [Fact]
    public void Decide_SlowCandidate_FailsItsLimit()
    {
        var judged = Decide(Good(shadowFactor: 1.3));

        (judged.Decision, judged.Basis).ShouldBe((Decision.Reject, DecisionBasis.CriterionFailed));
        judged.Criteria[0].Outcome.ShouldBe(CriterionOutcome.Fail);
        judged.Criteria[2].Outcome.ShouldBe(CriterionOutcome.Pass);
    }

    [Fact]
    public void Decide_ErrorsWhereProductionHasNone_FailTheRate() =>
        Decide(Good(shadowErrors: minute => minute % 2)).Criteria[2].Outcome.ShouldBe(CriterionOutcome.Fail);

    [Fact]
    public void Decide_Ascending_IsTheSameVerdict()
    {
        var file = Good();
        foreach (var result in file["MetricDataResults"]!.AsArray())
        {
            result!["Timestamps"] = new JsonArray([.. result["Timestamps"]!.AsArray().Reverse().Select(item => item!.DeepClone())]);
            result["Values"] = new JsonArray([.. result["Values"]!.AsArray().Reverse().Select(item => item!.DeepClone())]);
        }

        Same(Decide(file), Decide(Good()));
    }

    [Fact]
    public void Decide_PointGivenTwice_CountsOnce()
    {
        var file = Good();
        foreach (var result in file["MetricDataResults"]!.AsArray())
        {
            result!["Timestamps"]!.AsArray().Add(result["Timestamps"]![7]!.DeepClone());
            result["Values"]!.AsArray().Add(result["Values"]![7]!.DeepClone());
        }

        Same(Decide(file), Decide(Good()));
    }

    [Fact]
    public void Decide_PointsThatContradictEachOther_AreMissing()
    {
        var file = Good();
        for (var point = 0; point < 30; point++)
        {
            file.ResultOf("sp99")["Timestamps"]!.AsArray().Add(file.ResultOf("sp99")["Timestamps"]![point]!.DeepClone());
            file.ResultOf("sp99")["Values"]!.AsArray().Add((JsonNode)1);
        }

        var p99 = Decide(file).Criteria[0];

        p99.Outcome.ShouldBe(CriterionOutcome.Inconclusive);
        p99.Periods.ShouldBe(90);
        p99.Reason.ShouldContain("lacks 30 of 120 periods");
        p99.Reason.ShouldContain("30 periods in all series had contradicting points");
    }

    [Theory]
    [InlineData(24, CriterionOutcome.Pass)]
    [InlineData(25, CriterionOutcome.Inconclusive)]
    public void Decide_NoNumbers_AreMissing(int missing, CriterionOutcome outcome)
    {
        var file = Good();
        for (var point = 0; point < missing; point++)
        {
            file.ResultOf("sp99")["Values"]![point * 3] = "NaN";
        }

        Decide(file).Criteria[0].Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData("sp99", "ModelLatency p99 has no usable data in any of 120 periods")]
    [InlineData("pp99", "ModelLatency p99 has no usable data in any of 120 periods")]
    public void Decide_EmptySeries_IsInconclusive(string id, string reason)
    {
        var file = Good();
        (file.ResultOf(id)["Timestamps"], file.ResultOf(id)["Values"]) = (new JsonArray(), new JsonArray());

        var judged = Decide(file);

        (judged.Decision, judged.Basis).ShouldBe((Decision.Reject, DecisionBasis.InsufficientEvidence));
        judged.Criteria[0].Outcome.ShouldBe(CriterionOutcome.Inconclusive);
        judged.Criteria[0].Reason.ShouldStartWith(reason);
    }

    [Fact]
    public void Decide_ShadowWithoutAnyPoint_NeverPasses()
    {
        var file = Good();
        foreach (var id in new[] { "sinv", "sp99", "ssum", "scount", "serr" })
        {
            (file.ResultOf(id)["Timestamps"], file.ResultOf(id)["Values"]) = (new JsonArray(), new JsonArray());
        }

        var judged = Decide(file);

        judged.Decision.ShouldBe(Decision.Reject);
        judged.Criteria.ShouldAllBe(result => result.Outcome == CriterionOutcome.Inconclusive);
        judged.Reasons[0].ShouldContain("received 0 invocations");
    }

    [Theory]
    [InlineData(100, CriterionOutcome.Pass)]
    [InlineData(95, CriterionOutcome.Inconclusive)]
    public void Decide_SeriesOfOtherLength_ComparesWhatBothHave(int points, CriterionOutcome outcome)
    {
        var file = Good();
        Cut(file.ResultOf("sp99"), points);

        var p99 = Decide(file).Criteria[0];

        p99.Periods.ShouldBe(points);
        p99.Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData("sp99", 0)]
    [InlineData("pp99", 0)]
    [InlineData("ssum", 1)]
    [InlineData("pcount", 1)]
    [InlineData("serr", 2)]
    public void Decide_PartialSeries_NeverPromotes(string id, int criterion)
    {
        var file = Good();
        file.ResultOf(id)["StatusCode"] = "PartialData";

        var judged = Decide(file);

        (judged.Decision, judged.Basis).ShouldBe((Decision.Reject, DecisionBasis.InsufficientEvidence));
        judged.Criteria.Select(result => result.Outcome == CriterionOutcome.Inconclusive).ShouldBe([criterion == 0, criterion == 1, criterion == 2]);
        judged.Criteria[criterion].Reason.ShouldContain("cannot be judged: CloudWatch gave only a part of");
        judged.Reasons.ShouldBe([judged.Criteria[criterion].Reason]);
    }

    [Fact]
    public void Decide_PartialSeries_KeepsWhatElseTheJudgeHasToSay()
    {
        var file = Good();
        foreach (var query in file["MetricDataQueries"]!.AsArray())
        {
            query!["MetricStat"]!["Period"] = 300;
        }

        file.ResultOf("sp99")["StatusCode"] = "PartialData";

        Decide(file).Reasons.ShouldContain(reason => reason.StartsWith("Judged on points of 5 minutes", StringComparison.Ordinal));
    }

    [Fact]
    public void Decide_PartialInvocations_LeaveEveryLimitOpen()
    {
        var file = Good();
        file.ResultOf("sinv")["StatusCode"] = "PartialData";

        Decide(file).Criteria.ShouldAllBe(result => result.Outcome == CriterionOutcome.Inconclusive);
    }

    [Fact]
    public void Decide_PartialSeriesBesideABrokenLimit_FailsByThatLimit()
    {
        var file = Good(shadowErrors: minute => minute % 2);
        file.ResultOf("sp99")["StatusCode"] = "PartialData";

        var judged = Decide(file);

        judged.Basis.ShouldBe(DecisionBasis.CriterionFailed);
        judged.Reasons.Count.ShouldBe(2);
        judged.Reasons[0].ShouldStartWith("Invocation5XXErrors Rate");
    }

    [Fact]
    public void Decide_AverageSeriesAlone_StandsForSumAndSampleCount()
    {
        var file = Good().Without("psum", "pcount", "ssum", "scount");
        Add(file, "pavg", Production, "ModelLatency", "Average", minute => 40_000 + minute);
        Add(file, "savg", Shadow, "ModelLatency", "Average", minute => 40_100 + minute);

        Decide(file).Criteria[1].Outcome.ShouldBe(CriterionOutcome.Pass);
    }

    [Fact]
    public void Decide_AverageOfUnequalMinutes_IsSumOverSampleCount()
    {
        var policy = PolicyOf("""{"metric": "ModelLatency", "statistic": "Average", "max": 1000}""");
        var file = Good().Without("scount", "ssum");
        Add(file, "scount", Shadow, "ModelLatency", "SampleCount", minute => minute % 2 == 0 ? 190 : 10);
        Add(file, "ssum", Shadow, "ModelLatency", "Sum", minute => minute % 2 == 0 ? 190 * 100 : 10 * 2000);

        var result = MetricFileJudge.Decide(policy, file.Read(), Setup(policy)).Criteria[0];

        result.Estimate!.Value.ShouldBe(195, 0.01, "the mean of means would be 1050");
    }

    [Fact]
    public void Decide_SeriesNeverAskedFor_IsInconclusive()
    {
        var file = Good().Without("serr").Read();

        MetricFileJudge.Decide(Policy, file, Setup(Policy)).Criteria[2].Outcome.ShouldBe(CriterionOutcome.Inconclusive);
        MissingSeries.Of(Policy, file.Window).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            series => series.Metric.ShouldBe("Invocation5XXErrors"),
            series => series.Statistic.ShouldBe("Sum"));
        MissingSeries.Of(Policy, Good().Read().Window).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(100, Decision.Promote)]
    [InlineData(50, Decision.Reject)]
    public void Decide_SamplingPercentage_DecidesWhatTheShadowShouldHaveReceived(int percentage, Decision decision) =>
        MetricFileJudge.Decide(Policy, Good().Read(), TestSetup.Under(Policy, percentage, Fleet.Unknown, Fleet.Unknown)).Decision.ShouldBe(decision);

    [Fact]
    public void Decide_OtherInstancesThanProduction_SayNothingOfATail()
    {
        var setup = TestSetup.Under(Policy, null, new Fleet("ml.m5.xlarge", 2), new Fleet("ml.m5.large", 2));

        var judged = MetricFileJudge.Decide(Policy, Good().Read(), setup);

        judged.Criteria[0].Outcome.ShouldBe(CriterionOutcome.Inconclusive);
        judged.Criteria[2].Outcome.ShouldBe(CriterionOutcome.Pass);
    }

    [Fact]
    public void Decide_GuardrailBrokenWhereNoLimitLooks_RefusesAllTheSame()
    {
        var policy = PolicyOf("""{"metric": "ModelLatency", "statistic": "p99", "maxIncreasePercent": 10}""", """{"metric": "Invocation5XXErrors", "statistic": "Rate", "max": 0.05}""");
        var file = Good(shadowErrors: _ => 20).Read();

        var judged = MetricFileJudge.Decide(policy, file, Setup(policy));

        (judged.Decision, judged.Basis).ShouldBe((Decision.Reject, DecisionBasis.GuardrailBreached));
        judged.Reasons.ShouldHaveSingleItem().ShouldStartWith("Guardrail broken: Invocation5XXErrors Rate is 20 %");
        judged.Criteria[0].Outcome.ShouldBe(CriterionOutcome.Pass);
    }

    internal static Policy PolicyOf(string criteria, string guardrails = "") => PolicyReader.Read(
        $$"""
        {"modelPackageGroup": "g", "endpoints": ["fraud-detector-prod"],
         "experiment": {"duration": "24h", "roleArn": "arn:aws:iam::111122223333:role/r"},
         "criteria": [{{criteria}}], "guardrails": [{{guardrails}}]}
        """);

    internal static TestSetup Setup(Policy policy) => TestSetup.Under(policy, null, Fleet.Unknown, Fleet.Unknown);

    private static Judgement Decide(JsonObject file) => MetricFileJudge.Decide(Policy, file.Read(), Setup(Policy));

    private static void Same(Judgement one, Judgement other)
    {
        one.Decision.ShouldBe(other.Decision);
        one.Reasons.ShouldBe(other.Reasons);
        one.Criteria.ShouldBe(other.Criteria);
    }

    private static void Cut(JsonObject result, int points)
    {
        foreach (var list in new[] { result["Timestamps"]!.AsArray(), result["Values"]!.AsArray() })
        {
            while (list.Count > points)
            {
                list.RemoveAt(list.Count - 1);
            }
        }
    }
}
