using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Policies;

public sealed class PolicyAdviceTests
{
    [Fact]
    public void For_SamplePolicy_IsEmpty() => PolicyAdvice.For(PolicySample.Policy).ShouldBeEmpty();

    [Theory]
    [InlineData("experiment.samplingPercentage", "99", "$.experiment.samplingPercentage: is 99: under unequal load ModelLatency p99, CPUUtilization Average cannot conclude")]
    [InlineData("experiment.instanceCount", "1", "$.experiment.instanceCount: is 1, which may not be production's: under unequal load")]
    [InlineData("experiment.instanceType", "\"ml.m5.large\"", "$.experiment.instanceType: is \"ml.m5.large\", which may not be production's: under unequal load")]
    [InlineData("onInsufficientEvidence", "\"extend\"", "$.maxExtensions: is 0, but onInsufficientEvidence is extend")]
    [InlineData("maxExtensions", "1", "$.maxExtensions: is 1, but onInsufficientEvidence is reject")]
    [InlineData("evidence.minPeriods", "1296", "$.evidence.minPeriods: is 1296 of at most 1439 periods: ")]
    [InlineData("experiment.duration", "\"75m\"", "$.evidence.minPeriods: is 60 of at most 74 periods: ")]
    [InlineData("criteria[0].maxIncreasePercent", "0", "$.criteria[0].maxIncreasePercent: is 0: only a candidate that is measurably better")]
    [InlineData("criteria[0].maxIncreasePercent", "8", "$.criteria[0].maxIncreasePercent: is 8, below machine noise unless each variant has 2 instances or more")]
    [InlineData("criteria[0].maxIncreasePercent", "2", "$.criteria[0].maxIncreasePercent: is 2, below machine noise unless each variant has 17 instances or more")]
    [InlineData("evidence.minInvocations", "298", "$.evidence.minInvocations: is 298, but it takes 299 invocations without a single error")]
    [InlineData("criteria[1].max", "0.002", "$.evidence.minInvocations: is 1000, but it takes 1497 invocations without a single error to show that Invocation5XXErrors keeps a limit of 0.002")]
    [InlineData("checkEvery", "\"1m\"", "$.checkEvery: is 1m, but a test has at most 500 checks: one of 24h is checked every 5m")]
    public void For_DoubtfulValue_SaysWhereAndWhatItDoes(string path, string value, string advice) =>
        PolicyAdvice.For(PolicyReader.Read(PolicySample.With(path, value))).ShouldHaveSingleItem().ToString().ShouldStartWith(advice);

    [Fact]
    public void For_NoWordOfServerErrors_SaysSo()
    {
        var policy = PolicySample.Policy with { Criteria = [PolicySample.Policy.Criteria[0]], Guardrails = [] };

        PolicyAdvice.For(policy).ShouldHaveSingleItem().Path.ShouldBe("$.criteria");
        PolicyAdvice.For(policy with { Guardrails = PolicySample.Policy.Guardrails }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("30d", "14d", false)]
    [InlineData("30d", "15d", true)]
    [InlineData("14d", "30d", false)]
    [InlineData("16d", "16d", true)]
    public void For_MinutesThatNobodyArchivesInTime_SaysWhatBecomesOfThem(string duration, string checkEvery, bool lost)
    {
        var advice = PolicyAdvice.For(Long(duration, checkEvery));

        advice.Select(each => each.Path).ShouldBe(lost ? ["$.checkEvery"] : []);
        advice.ShouldAllBe(each => each.Message.Contains("CloudWatch keeps minutes for 15 days"));
    }

    [Theory]
    [InlineData("8640", true)]
    [InlineData("8641", false)]
    public void Read_MorePeriodsThanAreLeftOfLostMinutes_IsRefused(string minPeriods, bool accepted)
    {
        var policy = Long("30d", "20d");
        var json = PolicyDocument.Write(policy with { Evidence = policy.Evidence with { MinPeriods = int.Parse(minPeriods, null) } }).ToJsonString();

        if (accepted)
        {
            PolicyReader.Read(json).Evidence.MinPeriods.ShouldBe(8640);
        }
        else
        {
            Should.Throw<InvalidPolicyException>(() => PolicyReader.Read(json)).Problems.ShouldHaveSingleItem().Path.ShouldBe("$.evidence.minPeriods");
        }
    }

    [Theory]
    [InlineData("ml.m5.xlarge", "has no GPU and publishes none")]
    [InlineData("ml.g99.xlarge", "is not known")]
    public void Read_GpuMetricWithoutGpu_IsRefused(string instanceType, string because)
    {
        var json = PolicySample.With("criteria[2]", """{"metric": "GPUUtilization", "statistic": "Average", "max": 90}""")
            .Replace("\"duration\":\"24h\"", $"\"duration\":\"24h\",\"instanceType\":\"{instanceType}\"", StringComparison.Ordinal);

        var problem = Should.Throw<InvalidPolicyException>(() => PolicyReader.Read(json)).Problems.ShouldHaveSingleItem();

        problem.Path.ShouldBe("$.criteria[2].metric");
        problem.Message.ShouldContain(because);
    }

    [Theory]
    [InlineData("evidence.minPeriods", "1295")]
    [InlineData("experiment.duration", "\"76m\"")]
    [InlineData("criteria[0].maxIncreasePercent", "8.1")]
    [InlineData("criteria[0].max", "0.001")]
    [InlineData("evidence.minInvocations", "299")]
    [InlineData("checkEvery", "\"5m\"")]
    [InlineData("whenBusy", "\"supersede\"")]
    [InlineData("mode", "\"observe\"")]
    public void For_ValueJustShortOfDoubt_IsEmpty(string path, string value) =>
        PolicyAdvice.For(PolicyReader.Read(PolicySample.With(path, value))).ShouldBeEmpty();

    [Fact]
    public void For_UnequalLoadAllowed_IsEmpty()
    {
        var policy = PolicyReader.Read(PolicySample.With("evidence.allowUnequalLoad", "true"));

        PolicyAdvice.For(policy with { Experiment = policy.Experiment with { SamplingPercentage = 10 } }).ShouldBeEmpty();
    }

    private static Policy Long(string duration, string checkEvery)
    {
        PolicyDuration.TryParse(duration, out var length).ShouldBeTrue();
        PolicyDuration.TryParse(checkEvery, out var every).ShouldBeTrue();
        return PolicySample.Policy with { Experiment = PolicySample.Policy.Experiment with { Duration = length }, CheckEvery = every };
    }
}
