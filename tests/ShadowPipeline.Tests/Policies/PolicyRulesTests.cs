using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Tests.Policies;

/// <summary>A policy under which nothing could ever be promoted is refused; one step beside that, it is not.</summary>
public sealed class PolicyRulesTests
{
    [Theory]
    [InlineData("1h", 59, true)]
    [InlineData("1h", 60, false)]
    [InlineData("60m", 60, false)]
    [InlineData("61m", 60, true)]
    [InlineData("24h", 1_439, true)]
    [InlineData("24h", 1_440, false)]
    [InlineData("15d", 21_599, true)]
    [InlineData("15d", 21_600, false)]
    [InlineData("30d", 43_199, true)]
    [InlineData("30d", 43_200, false)]
    public void Read_WindowShorterThanMinPeriods_IsRefused(string duration, int minPeriods, bool accepted) =>
        Read("evidence.minPeriods", $"{minPeriods}", duration).ShouldBe(accepted ? [] : ["$.evidence.minPeriods"]);

    [Fact]
    public void Read_HourWithTheDefaultMinPeriods_SaysWhichValuesWouldDo() => ProblemsOf(PolicySample.With("experiment.duration", "\"1h\""))
        .ShouldHaveSingleItem().ToString().ShouldBe(
            "$.evidence.minPeriods: is 60 (the default), but a test of 1h has at most 59 usable periods, because it is seen running only after its "
            + "start, so nothing could ever be promoted; use at most 59, or an experiment.duration of at least 61m");

    [Theory]
    [InlineData("extend", 1, 119, true)]
    [InlineData("extend", 1, 120, false)]
    [InlineData("extend", 0, 60, false)]
    [InlineData("reject", 1, 60, false)]
    public void Read_TestThatMayBeExtended_HasThePeriodsOfItsExtensions(string action, int extensions, int minPeriods, bool accepted)
    {
        var json = PolicySample.With("evidence.minPeriods", $"{minPeriods}").Replace("\"24h\"", "\"1h\"", StringComparison.Ordinal);
        json = $"{json[..^1]},\"onInsufficientEvidence\":\"{action}\",\"maxExtensions\":{extensions}}}";

        ProblemsOf(json).Select(problem => problem.Path).ShouldBe(accepted ? [] : ["$.evidence.minPeriods"]);
    }

    [Theory]
    [InlineData("criteria[1].maxIncrease", "0", false)]
    [InlineData("criteria[1].max", "0", false)]
    [InlineData("criteria[1].max", "3.4e-11", false)]
    [InlineData("criteria[1].max", "3.5e-11", true)]
    [InlineData("criteria[1].maxIncrease", "3.4e-11", false)]
    [InlineData("criteria[1].maxIncrease", "3.5e-11", true)]
    [InlineData("criteria[0].max", "0", false)]
    [InlineData("criteria[0].max", "0.001", true)]
    [InlineData("criteria[0].maxIncreasePercent", "0", true)]
    [InlineData("criteria[0].maxIncrease", "0", true)]
    [InlineData("criteria[2].max", "0", true)]
    public void Read_LimitThatNoCandidateCanKeep_IsRefusedAtItsPath(string path, string value, bool accepted) =>
        Read(path, value).ShouldBe(accepted ? [] : [$"$.{path}"]);

    [Theory]
    [InlineData(0.5, 8.0e-12, false)]
    [InlineData(0.5, 8.1e-12, true)]
    [InlineData(0.9999, 1.06e-10, false)]
    [InlineData(0.9999, 1.07e-10, true)]
    public void Read_RateLimit_FollowsTheConfidence(double confidence, double limit, bool accepted)
    {
        var json = PolicySample.With("criteria[1].maxIncrease", JsonQuote.Number(limit))
            .Replace("\"evidence\":{}", $"\"evidence\":{{\"confidence\":{JsonQuote.Number(confidence)}}}", StringComparison.Ordinal);

        ProblemsOf(json).Select(problem => problem.Path).ShouldBe(accepted ? [] : ["$.criteria[1].maxIncrease"]);
    }

    [Fact]
    public void Read_RateLimitOfZero_IsOneThatTheJudgeCannotPassOnACleanEndpoint()
    {
        var none = new double[60];
        var requests = Enumerable.Repeat(1e9, 60).ToArray();
        foreach (var kind in new[] { LimitKind.Max, LimitKind.MaxIncrease })
        {
            RateIntervals.Of(new CountSample(none, requests, none, requests), kind, 0.95).Upper!.Value.ShouldBeGreaterThan(0);
        }
    }

    [Theory]
    [InlineData("1h", 28, 1_000_000_000, true)]
    [InlineData("1h", 27, 1_000_000_000, false)]
    [InlineData("1h", 1, 36_000_000, true)]
    [InlineData("1h", 1, 36_000_001, false)]
    public void Read_MoreInvocationsThanAnyTestGets_IsRefused(string duration, int sampling, int minInvocations, bool accepted)
    {
        var json = PolicySample.With("experiment.samplingPercentage", $"{sampling}")
            .Replace("\"24h\"", $"\"{duration}\"", StringComparison.Ordinal)
            .Replace("\"evidence\":{}", $"\"evidence\":{{\"minPeriods\":30,\"minInvocations\":{minInvocations}}}", StringComparison.Ordinal);

        ProblemsOf(json).Select(problem => problem.Path).ShouldBe(accepted ? [] : ["$.evidence.minInvocations"]);
    }

    [Theory]
    [InlineData("CPUUtilization", "ml.c6i.2xlarge", true)]
    [InlineData("CPUUtilization", "ml.x9.metal", false)]
    [InlineData("GPUUtilization", "ml.g5.xlarge", true)]
    [InlineData("GPUUtilization", "ml.m5.xlarge", false)]
    [InlineData("MemoryUtilization", "ml.x9.metal", true)]
    public void Read_UtilisationThatCannotBeReadOnTheShadowsInstances_IsRefused(string metric, string instanceType, bool accepted)
    {
        var json = PolicySample.With("experiment.instanceType", $"\"{instanceType}\"").Replace("CPUUtilization", metric, StringComparison.Ordinal);

        ProblemsOf(json).Select(problem => problem.Path).ShouldBe(accepted ? [] : ["$.criteria[2].metric"]);
    }

    [Theory]
    [InlineData("ModelLatency", "p99", "0", false)]
    [InlineData("ModelLatency", "p99", "1", true)]
    [InlineData("Invocation5XXErrors", "Rate", "0", true)]
    public void Read_GuardrailThatStopsEveryTest_IsRefused(string metric, string statistic, string max, bool accepted) =>
        Read("guardrails[0]", $$"""{"metric": "{{metric}}", "statistic": "{{statistic}}", "max": {{max}}}""").ShouldBe(accepted ? [] : ["$.guardrails[0].max"]);

    [Fact]
    public void ReadRecorded_PolicyThatIsRefusedToday_IsStillReadable()
    {
        var json = PolicySample.With("experiment.duration", "\"1h\"");

        Should.Throw<InvalidPolicyException>(() => PolicyReader.Read(json));
        PolicyReader.ReadRecorded(json).Evidence.MinPeriods.ShouldBe(60);
        Should.Throw<InvalidPolicyException>(() => PolicyReader.ReadRecorded(PolicySample.With("experiment.duration", "\"59m\"")));
    }

    [Fact]
    public void Read_ProblemOfAKey_ComesBeforeWhatTheKeysMeanTogether() => ProblemsOf(
        PolicySample.With("experiment.duration", "\"1h\"").Replace("\"risk\"", "7", StringComparison.Ordinal)).ShouldHaveSingleItem().Path.ShouldBe("$.experiment.tags.team");

    private static IEnumerable<string> Read(string path, string value, string duration = "24h") => ProblemsOf(
        PolicySample.With(path, value).Replace("\"24h\"", $"\"{duration}\"", StringComparison.Ordinal)).Select(problem => problem.Path);

    private static IReadOnlyList<Problem> ProblemsOf(string json)
    {
        try
        {
            PolicyReader.Read(json);
            return [];
        }
        catch (InvalidPolicyException exception)
        {
            return exception.Problems;
        }
    }
}
